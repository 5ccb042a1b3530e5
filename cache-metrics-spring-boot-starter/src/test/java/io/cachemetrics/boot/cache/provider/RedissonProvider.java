package io.cachemetrics.boot.cache.provider;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.mockito.Mockito;
import org.mockito.invocation.InvocationOnMock;
import org.redisson.api.RFuture;
import org.redisson.api.RMap;
import org.redisson.api.RedissonClient;
import org.redisson.misc.CompletableFutureWrapper;
import org.redisson.spring.cache.RedissonSpringCacheManager;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Redisson's manager and caches on a client whose maps are in this JVM.
 */
@Configuration(proxyBeanMethods = false)
class RedissonProvider {

	@Bean
	RedissonSpringCacheManager cacheManager() {
		return new RedissonSpringCacheManager(Mockito.mock(RedissonClient.class,
				(call) -> (call.getMethod().getReturnType() == RMap.class) ? map() : null));
	}

	private static RMap<?, ?> map() {
		Map<Object, Object> entries = new ConcurrentHashMap<>();
		return Mockito.mock(RMap.class, (call) -> answer(entries, call));
	}

	private static Object answer(Map<Object, Object> entries, InvocationOnMock call) throws Exception {
		String name = call.getMethod().getName();
		boolean later = call.getMethod().getReturnType() == RFuture.class;
		Object answer = switch (later ? name.substring(0, name.length() - "Async".length()) : name) {
			case "get" -> entries.get(call.getArgument(0));
			case "put" -> entries.put(call.getArgument(0), call.getArgument(1));
			case "fastPut" -> entries.put(call.getArgument(0), call.getArgument(1)) == null;
			case "putIfAbsent" -> entries.putIfAbsent(call.getArgument(0), call.getArgument(1));
			case "fastRemove" -> (entries.remove(((Object[]) call.getRawArguments()[0])[0]) != null) ? 1L : 0L;
			case "getName" -> "books";
			default -> throw new UnsupportedOperationException(call.getMethod().toString());
		};
		return later ? new CompletableFutureWrapper<>(CompletableFuture.completedFuture(answer)) : answer;
	}

}
