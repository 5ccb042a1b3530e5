package io.cachemetrics.sample;

import java.util.List;
import java.util.Optional;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.CacheRecorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Lists the accounts of a user, from the cache if it holds them. A cache that fails costs
 * time, never the answer.
 */
@Component
class ListAccountsByUserHandler {

	private static final Logger logger = LoggerFactory.getLogger(ListAccountsByUserHandler.class);

	private static final TypeReference<List<Account>> ACCOUNTS = new TypeReference<>() {
	};

	private final AccountRepository repository;

	private final AccountCache cache;

	private final JsonMapper json;

	private final CacheRecorder recorder;

	ListAccountsByUserHandler(AccountRepository repository, AccountCache cache, JsonMapper json,
			CacheMetrics cacheMetrics) {
		this.repository = repository;
		this.cache = cache;
		this.json = json;
		this.recorder = cacheMetrics.recorder("accounts");
	}

	List<Account> handle(long userId) {
		return readFromCache(userId).orElseGet(() -> {
			List<Account> accounts = this.repository.findByUser(userId);
			writeToCache(userId, accounts);
			return accounts;
		});
	}

	// Exactly one of three is recorded: a hit, a miss, or an error for a cache that
	// cannot be reached and for an entry that cannot be read.
	private Optional<List<Account>> readFromCache(long userId) {
		try {
			return this.recorder.lookup(() -> this.cache.get(userId).map(this::read));
		}
		catch (RuntimeException ex) {
			logger.warn("Accounts of user {} not read from the cache: {}", userId, ex.getMessage());
			return Optional.empty();
		}
	}

	// The copy refuses null, which is JSON but no list of accounts.
	private List<Account> read(String entry) {
		return List.copyOf(this.json.readValue(entry, ACCOUNTS));
	}

	private void writeToCache(long userId, List<Account> accounts) {
		try {
			this.cache.put(userId, this.json.writeValueAsString(accounts));
		}
		catch (RuntimeException ex) {
			logger.warn("Accounts of user {} not written to the cache: {}", userId, ex.getMessage());
		}
	}

}
