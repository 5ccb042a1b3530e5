package io.cachemetrics.sample;

import java.math.BigDecimal;

/**
 * A bank account.
 *
 * @param id the number of the account
 * @param name what its owner calls it
 * @param balance what is on it, in {@code currency}
 * @param currency the ISO 4217 code of its currency
 */
record Account(long id, String name, BigDecimal balance, String currency) {

}
