package io.cachemetrics.boot.cache.provider;

import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.cachemetrics.CacheStats;
import io.cachemetrics.boot.cache.Row;
import io.cachemetrics.boot.cache.WithAndWithout;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Rows about the providers of caches, one for each. That of Redis needs a server, and is
 * run by {@link RedisProviderTests}.
 */
public final class ProviderRows {

	private ProviderRows() {
	}

	/**
	 * Returns the rows of the providers that need nothing else.
	 * @return the rows
	 */
	public static Stream<Row> rows() {
		return Stream.of(row("ConcurrentMap", ConcurrentMapProviderTests.Provider.class),
				row("ConcurrentMap on the fly", ConcurrentMapOnTheFlyProviderTests.Provider.class),
				row("Caffeine", CaffeineProviderTests.Provider.class),
				row("asynchronous Caffeine", CaffeineAsyncProviderTests.Provider.class),
				row("JCache by Caffeine", CaffeineJCacheProviderTests.Provider.class),
				row("JCache by Ehcache", EhcacheProviderTests.Provider.class),
				row("Hazelcast", HazelcastProviderTests.Provider.class),
				row("Infinispan", InfinispanProviderTests.Provider.class),
				row("cache2k", Cache2kProviderTests.Provider.class), row("Redisson", RedissonProvider.class));
	}

	static Row row(String provider, Class<?> configuration) {
		return new Row("provider " + provider,
				(runner) -> runner.withUserConfiguration(CacheProviderContract.Caching.class, configuration),
				ProviderRows::use, Map.of("books", new CacheStats(3, 2, 0)));
	}

	private static @Nullable Object use(ConfigurableApplicationContext context, WithAndWithout.Seen seen) {
		CacheManager manager = context.getBean(CacheManager.class);
		Cache cache = Objects.requireNonNull(manager.getCache("books"));
		seen.accept(WithAndWithout.classOf(manager));
		seen.accept(WithAndWithout.classOf(cache));
		seen.accept(cache.getName() + " " + cache.getNativeCache().getClass());
		seen.accept(manager.getCache("books") == cache);
		seen.accept(new TreeSet<>(manager.getCacheNames()));
		BookService service = context.getBean(BookService.class);
		seen.accept(service.find("key") + service.find("key"));
		seen.accept(cache.get("key", String.class));
		seen.accept(Objects.requireNonNull(cache.get("key")).get());
		seen.accept(cache.get("other"));
		seen.accept(cache.putIfAbsent("third", "value"));
		return cache.evictIfPresent("key");
	}

}
