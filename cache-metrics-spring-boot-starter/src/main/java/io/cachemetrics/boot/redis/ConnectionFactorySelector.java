package io.cachemetrics.boot.redis;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.util.StringUtils;

/**
 * Selects the connection factory of the application to use.
 */
final class ConnectionFactorySelector {

	private static final String PROPERTY = "cache-metrics.redis.connection-factory";

	private final BeanFactory beanFactory;

	ConnectionFactorySelector(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Returns the connection factory with a name, or the only or primary one.
	 * @param name the name of the bean, {@code null} if none is configured
	 * @return the connection factory
	 */
	RedisConnectionFactory select(@Nullable String name) {
		try {
			return (name != null) ? this.beanFactory.getBean(name, RedisConnectionFactory.class)
					: this.beanFactory.getBean(RedisConnectionFactory.class);
		}
		catch (NoUniqueBeanDefinitionException ex) {
			throw new InvalidConfigurationPropertyValueException(PROPERTY, name,
					"There are several RedisConnectionFactory beans ("
							+ StringUtils.collectionToDelimitedString(ex.getBeanNamesFound(), ", ")
							+ "). Set it to the name of one of them, or mark one of them as @Primary.");
		}
		catch (NoSuchBeanDefinitionException ex) {
			if (name == null) {
				throw ex;
			}
			throw new InvalidConfigurationPropertyValueException(PROPERTY, name,
					"There is no RedisConnectionFactory bean with this name.");
		}
	}

}
