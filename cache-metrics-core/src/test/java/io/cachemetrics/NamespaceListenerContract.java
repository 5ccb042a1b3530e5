package io.cachemetrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every implementation of the port promises to listeners.
 */
public abstract class NamespaceListenerContract {

	CacheMetrics metrics;

	/**
	 * Creates the implementation to test, with nothing recorded.
	 * @return a new instance
	 */
	protected abstract CacheMetrics create();

	@BeforeEach
	void createMetrics() {
		this.metrics = create();
	}

	@Test
	void listenerIsToldOnceOfEachNamespaceBeforeAndAfterItIsAdded() {
		List<String> told = new ArrayList<>();
		this.metrics.recordHit("before");
		this.metrics.addNamespaceListener((namespace, totals) -> told.add(namespace));
		this.metrics.recorder("unused");
		this.metrics.recordHit("after");
		this.metrics.reset();
		this.metrics.recordHit("before");
		this.metrics.recordHit("after");
		assertThat(told).containsExactly("before", "after");
	}

	@Test
	void listenerThatIsRemovedIsNotNotifiedAgain() {
		List<String> removed = new ArrayList<>();
		List<String> kept = new ArrayList<>();
		NamespaceListener.Registration registration = this.metrics
			.addNamespaceListener((namespace, totals) -> removed.add(namespace));
		this.metrics.addNamespaceListener((namespace, totals) -> kept.add(namespace));
		this.metrics.recordHit("before");
		registration.remove();
		registration.remove();
		this.metrics.recordHit("after");
		assertThat(removed).containsExactly("before");
		assertThat(kept).containsExactly("before", "after");
	}

	@Test
	void listenerThatIsAddedTwiceIsRemovedOnce() {
		List<String> notified = new ArrayList<>();
		NamespaceListener listener = (namespace, totals) -> notified.add(namespace);
		this.metrics.addNamespaceListener(listener);
		this.metrics.addNamespaceListener(listener).remove();
		this.metrics.recordHit("test");
		assertThat(notified).containsExactly("test");
	}

	@Test
	void totalsNeverGoDown() {
		Map<String, NamespaceListener.Totals> totals = new LinkedHashMap<>();
		this.metrics.addNamespaceListener(totals::put);
		this.metrics.recordHit("test");
		this.metrics.recordMiss("test");
		this.metrics.recordMiss("test");
		this.metrics.reset("test");
		this.metrics.recordMiss("test");
		this.metrics.recordError("test");
		this.metrics.reset();
		assertThat(totals).hasEntrySatisfying("test", (test) -> {
			assertThat(test.hits()).isEqualTo(1);
			assertThat(test.misses()).isEqualTo(3);
			assertThat(test.errors()).isEqualTo(1);
		});
	}

}
