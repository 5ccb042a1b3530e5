package io.cachemetrics.boot;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the row of the README's comparison that a test tries.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface ComparedRow {

	/**
	 * The first cell of the row.
	 * @return the first cell
	 */
	String value();

}
