package io.cachemetrics.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Condition of tests that start the Redis server which the tests bring along. Subclasses
 * inherit it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@EnabledOnOs(value = { OS.LINUX, OS.MAC },
		disabledReason = "no Redis server comes along for this system; run them on Linux or macOS")
@interface EnabledWithRedisServer {

}
