package io.cachemetrics.sample.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Condition of tests that need a {@link Browser}. Subclasses inherit it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@EnabledIf(value = "io.cachemetrics.sample.browser.Browser#isInstalled",
		disabledReason = "no Chromium with its driver on the PATH; Debian: apt install chromium chromium-driver")
@interface EnabledWithBrowser {

}
