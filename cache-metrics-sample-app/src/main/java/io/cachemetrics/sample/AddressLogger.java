package io.cachemetrics.sample;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Logs, once the sample is up, the addresses to open.
 */
@Component
class AddressLogger {

	private static final Logger logger = LoggerFactory.getLogger(AddressLogger.class);

	private final Environment environment;

	AddressLogger(Environment environment) {
		this.environment = environment;
	}

	@EventListener(ApplicationReadyEvent.class)
	void logAddresses() {
		String port = this.environment.getProperty("local.server.port");
		if (port != null) {
			String root = root(port) + this.environment.getProperty("server.servlet.context-path", "");
			String managementPort = this.environment.getProperty("local.management.port", port);
			logger.info("The sample runs at {}/ and shows its caches at {}/actuator/cachemetrics", root,
					managementPort.equals(port) ? root : root(managementPort));
		}
	}

	private static String root(String port) {
		return "http://localhost:" + port;
	}

}
