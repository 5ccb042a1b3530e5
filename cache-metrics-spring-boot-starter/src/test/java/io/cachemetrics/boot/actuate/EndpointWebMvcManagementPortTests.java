package io.cachemetrics.boot.actuate;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(classes = EndpointHttpContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=cachemetrics",
				"spring.main.web-application-type=servlet", "management.server.port=0",
				"management.server.base-path=/manage", "management.endpoints.web.base-path=/ops" })
class EndpointWebMvcManagementPortTests extends EndpointHttpContract {

	EndpointWebMvcManagementPortTests() {
		super("/manage/ops");
	}

}
