package io.cachemetrics.boot.cache;

import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Application with annotated methods.
 */
@Configuration(proxyBeanMethods = false)
@EnableCaching
class Annotated {

	/**
	 * Calls the annotated method twice, for one miss and one hit.
	 * @param context the application
	 * @return what it returned
	 */
	static String findTwice(ApplicationContext context) {
		Books books = context.getBean(Books.class);
		return books.find("key") + books.find("key");
	}

	@Bean
	Books books() {
		return new Books();
	}

	/**
	 * Service with annotated methods.
	 */
	static class Books {

		@Cacheable("books")
		String find(String key) {
			return "found " + key;
		}

		@Cacheable(cacheNames = "books", sync = true)
		String findInSync(String key) {
			return "found " + key;
		}

		@Cacheable(cacheNames = "books", key = "#root.caches[0].class.simpleName + #root.caches[0].allowNullValues")
		String findByClassOfCache(String key) {
			return "found " + key;
		}

		@CacheEvict("books")
		void evict(String key) {
		}

	}

}
