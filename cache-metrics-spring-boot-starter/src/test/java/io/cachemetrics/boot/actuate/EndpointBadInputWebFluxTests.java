package io.cachemetrics.boot.actuate;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(classes = EndpointHttpContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=cachemetrics",
				"spring.main.web-application-type=reactive", "logging.level.reactor.netty=off" })
class EndpointBadInputWebFluxTests extends EndpointBadInputContract {

}
