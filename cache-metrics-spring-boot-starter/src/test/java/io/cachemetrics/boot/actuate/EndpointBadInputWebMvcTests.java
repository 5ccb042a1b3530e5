package io.cachemetrics.boot.actuate;

import java.util.regex.Pattern;

import io.cachemetrics.boot.actuate.BadRequests.BadRequest;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(classes = EndpointHttpContract.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=cachemetrics",
				"spring.main.web-application-type=servlet", "logging.level.org.apache.catalina=off" })
class EndpointBadInputWebMvcTests extends EndpointBadInputContract {

	private static final Pattern WILDCARD = Pattern.compile("\r\nContent-Type: [^\r]*\\*");

	private static final Pattern MULTIPART = Pattern.compile("\r\nContent-Type: multipart/");

	@Override
	boolean failsBeforeTheEndpoint(BadRequest request, int status) {
		String text = request.toString();
		// Tomcat implements CONNECT nowhere, and Spring MVC fails for a type of the body
		// that is a wildcard, or parts of which the boundary is missing, at any path.
		return (status == 501 && request.method().equals("CONNECT"))
				|| (status == 500 && (WILDCARD.matcher(text).find() || MULTIPART.matcher(text).find()));
	}

}
