package io.cachemetrics.boot.cache;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import javax.cache.configuration.MutableConfiguration;

import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;

import org.springframework.cache.Cache;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.jcache.JCacheCache;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.cache.RedisCacheWriter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands for Spring's own caches, as an object.
 */
class CountedCacheTests {

	private final CacheStandIns standIns = new CacheStandIns(new OngoingLookups());

	static Stream<Cache> caches() {
		CaffeineCacheManager caffeine = new CaffeineCacheManager("test");
		RedisCacheManager redis = RedisCacheManager.builder(Mockito.mock(RedisCacheWriter.class))
			.initialCacheNames(Set.of("test"))
			.build();
		redis.afterPropertiesSet();
		javax.cache.CacheManager jcache = new CaffeineCachingProvider().getCacheManager();
		return Stream.of(new ConcurrentMapCache("test"), Objects.requireNonNull(caffeine.getCache("test")),
				new JCacheCache(jcache.createCache("stand-in",
						new MutableConfiguration<Object, Object>().setStoreByValue(false))),
				Objects.requireNonNull(redis.getCache("test")));
	}

	@ParameterizedTest
	@MethodSource("caches")
	void standInIsAnInstanceOfTheClassEqualAndNamedAsTheCache(Cache cache) {
		Cache standIn = standFor(cache);
		assertThat(standIn).isInstanceOf(cache.getClass())
			.isEqualTo(standIn)
			.isEqualTo(cache)
			.isEqualTo(standFor(cache))
			.isNotEqualTo(new ConcurrentMapCache("other"))
			.hasSameHashCodeAs(cache)
			.hasToString(cache.toString());
		assertThat(standIn.getName()).isEqualTo(cache.getName());
		assertThat(standIn.getNativeCache()).isSameAs(cache.getNativeCache());
		if (cache instanceof JCacheCache jcache) {
			assertThat(standIn.putIfAbsent("key", "value")).isNull();
			assertThat(standIn.evictIfPresent("key")).isTrue();
			jcache.getNativeCache().getCacheManager().destroyCache("stand-in");
		}
	}

	private Cache standFor(Cache cache) {
		return this.standIns.standFor(this.standIns.kind(cache), cache, new LookupRecorder("test", (failure) -> {
		}));
	}

}
