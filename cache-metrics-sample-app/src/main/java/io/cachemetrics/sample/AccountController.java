package io.cachemetrics.sample;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The accounts over HTTP.
 */
@RestController
class AccountController {

	private final ListAccountsByUserHandler handler;

	AccountController(ListAccountsByUserHandler handler) {
		this.handler = handler;
	}

	@GetMapping("/users/{userId}/accounts")
	List<Account> accounts(@PathVariable long userId) {
		return this.handler.handle(userId);
	}

}
