package io.cachemetrics.boot.cache.provider;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;

/**
 * A service whose methods are cached in all the ways that annotations offer.
 */
class BookService {

	private final AtomicInteger loads = new AtomicInteger();

	@Cacheable("books")
	String find(String key) {
		return load(key);
	}

	@Cacheable({ "books", "archive" })
	String findInTwo(String key) {
		return load(key);
	}

	@Cacheable(cacheNames = "books", sync = true)
	String findInSync(String key) {
		return load(key);
	}

	@Cacheable("books")
	@Nullable String findNothing(String key) {
		this.loads.incrementAndGet();
		return null;
	}

	@Cacheable("books")
	String fail(String key) {
		throw new IllegalArgumentException(key);
	}

	@Cacheable(cacheNames = "books", sync = true)
	String failInSync(String key) {
		throw new IllegalArgumentException(key);
	}

	@CachePut("books")
	String put(String key) {
		return load(key);
	}

	@CacheEvict("books")
	void evict(String key) {
	}

	@Cacheable("books")
	CompletableFuture<String> future(String key) {
		return CompletableFuture.completedFuture(load(key));
	}

	@Cacheable("books")
	Mono<String> mono(String key) {
		return Mono.fromSupplier(() -> load(key));
	}

	@Cacheable("books")
	Flux<String> flux(String key) {
		return Flux.defer(() -> Flux.just(load(key), "and more"));
	}

	private String load(String key) {
		return key + " loaded " + this.loads.incrementAndGet();
	}

}
