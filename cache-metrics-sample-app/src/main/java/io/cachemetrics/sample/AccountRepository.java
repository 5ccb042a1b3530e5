package io.cachemetrics.sample;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The accounts in the database.
 */
@Repository
class AccountRepository {

	private final JdbcClient jdbcClient;

	AccountRepository(JdbcClient jdbcClient) {
		this.jdbcClient = jdbcClient;
	}

	List<Account> findByUser(long userId) {
		return this.jdbcClient.sql("SELECT id, name, balance, currency FROM account WHERE user_id = ? ORDER BY id")
			.param(userId)
			.query(Account.class)
			.list();
	}

}
