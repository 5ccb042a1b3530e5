package io.cachemetrics.boot.cache.provider;

import java.util.UUID;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.spring.cache.HazelcastCacheManager;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class HazelcastProviderTests extends CacheProviderContract {

	HazelcastProviderTests() {
		super(Provider.class, false);
	}

	@Configuration(proxyBeanMethods = false)
	static class Provider {

		@Bean(destroyMethod = "shutdown")
		HazelcastInstance provider() {
			// One member on the loopback interface that looks for no other.
			Config config = new Config(UUID.randomUUID().toString());
			config.setClusterName(config.getInstanceName());
			config.setProperty("hazelcast.logging.type", "slf4j");
			config.setProperty("hazelcast.phone.home.enabled", "false");
			config.setProperty("hazelcast.shutdownhook.enabled", "false");
			config.setProperty("hazelcast.socket.bind.any", "false");
			config.setProperty("hazelcast.wait.seconds.before.join", "0");
			config.setProperty("hazelcast.partition.count", "11");
			config.getNetworkConfig().setPublicAddress("127.0.0.1");
			config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
			JoinConfig join = config.getNetworkConfig().getJoin();
			join.getAutoDetectionConfig().setEnabled(false);
			join.getMulticastConfig().setEnabled(false);
			return Hazelcast.newHazelcastInstance(config);
		}

		@Bean
		HazelcastCacheManager cacheManager(HazelcastInstance provider) {
			return new HazelcastCacheManager(provider);
		}

	}

}
