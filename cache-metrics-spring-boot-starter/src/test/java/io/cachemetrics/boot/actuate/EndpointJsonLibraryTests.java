package io.cachemetrics.boot.actuate;

import org.junit.jupiter.api.Nested;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * The contracts with each JSON library that Spring Boot configures, and with settings by
 * which Jackson renames what it takes from a class. All other tests run with Jackson 3.
 */
class EndpointJsonLibraryTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=cachemetrics";

	private static final String SERVLET = "spring.main.web-application-type=servlet";

	private static final String REACTIVE = "spring.main.web-application-type=reactive";

	private static final String PREFERRED = "spring.http.converters.preferred-json-mapper=";

	private static final String NO_JACKSON_3 = "spring.autoconfigure.exclude="
			+ "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration,"
			+ "org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration";

	private static final String NOT_ISOLATED = "management.endpoints.jackson.isolated-json-mapper=false";

	private static final String SNAKE_CASE = "spring.jackson.property-naming-strategy=SNAKE_CASE";

	@Nested
	@SpringBootTest(classes = EndpointHttpContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { EXPOSED, SERVLET, NO_JACKSON_3, PREFERRED + "gson" })
	class GsonTests extends EndpointHttpContract {

		GsonTests() {
			super("/actuator");
		}

	}

	@Nested
	@SpringBootTest(classes = ClusterEndpointContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { EXPOSED, SERVLET, NO_JACKSON_3, PREFERRED + "gson" })
	class GsonClusterTests extends ClusterEndpointContract {

	}

	@Nested
	@SpringBootTest(classes = EndpointHttpContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { EXPOSED, SERVLET, NO_JACKSON_3, PREFERRED + "jsonb" })
	class JsonbTests extends EndpointHttpContract {

		JsonbTests() {
			super("/actuator");
		}

	}

	@Nested
	@SpringBootTest(classes = ClusterEndpointContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { EXPOSED, SERVLET, NO_JACKSON_3, PREFERRED + "jsonb" })
	class JsonbClusterTests extends ClusterEndpointContract {

	}

	@Nested
	@SpringBootTest(classes = EndpointHttpContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { EXPOSED, SERVLET, PREFERRED + "jackson2" })
	class Jackson2Tests extends EndpointHttpContract {

		Jackson2Tests() {
			super("/actuator");
		}

	}

	@Nested
	@SpringBootTest(classes = ClusterEndpointContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { EXPOSED, SERVLET, PREFERRED + "jackson2" })
	class Jackson2ClusterTests extends ClusterEndpointContract {

	}

	@Nested
	@SpringBootTest(classes = EndpointHttpContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { EXPOSED, REACTIVE, "spring.http.codecs.preferred-json-mapper=jackson2" })
	class Jackson2WebFluxTests extends EndpointHttpContract {

		Jackson2WebFluxTests() {
			super("/actuator");
		}

	}

	@Nested
	@SpringBootTest(classes = ClusterEndpointContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { EXPOSED, REACTIVE, "spring.http.codecs.preferred-json-mapper=jackson2" })
	class Jackson2WebFluxClusterTests extends ClusterEndpointContract {

	}

	@Nested
	@SpringBootTest(classes = EndpointHttpContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { EXPOSED, SERVLET, NOT_ISOLATED, SNAKE_CASE })
	class RenamingTests extends EndpointHttpContract {

		RenamingTests() {
			super("/actuator");
		}

	}

	@Nested
	@SpringBootTest(classes = ClusterEndpointContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { EXPOSED, SERVLET, NOT_ISOLATED, SNAKE_CASE })
	class RenamingClusterTests extends ClusterEndpointContract {

	}

	@Nested
	@SpringBootTest(classes = EndpointHttpContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { EXPOSED, REACTIVE, NOT_ISOLATED, SNAKE_CASE })
	class RenamingWebFluxTests extends EndpointHttpContract {

		RenamingWebFluxTests() {
			super("/actuator");
		}

	}

	@Nested
	@SpringBootTest(classes = ClusterEndpointContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { EXPOSED, REACTIVE, NOT_ISOLATED, SNAKE_CASE })
	class RenamingWebFluxClusterTests extends ClusterEndpointContract {

	}

}
