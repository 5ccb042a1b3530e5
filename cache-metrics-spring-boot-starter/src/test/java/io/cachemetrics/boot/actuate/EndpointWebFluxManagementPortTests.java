package io.cachemetrics.boot.actuate;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(classes = EndpointHttpContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=cachemetrics",
				"spring.main.web-application-type=reactive",
				// Netty serves the tests; Tomcat, on the class path for MVC, would want
				// to as well.
				"spring.autoconfigure.exclude=org.springframework.boot.tomcat.autoconfigure.actuate.web.server."
						+ "TomcatReactiveManagementContextAutoConfiguration",
				"management.server.port=0", "management.server.base-path=/manage",
				"management.endpoints.web.base-path=/ops" })
class EndpointWebFluxManagementPortTests extends EndpointHttpContract {

	EndpointWebFluxManagementPortTests() {
		super("/manage/ops");
	}

}
