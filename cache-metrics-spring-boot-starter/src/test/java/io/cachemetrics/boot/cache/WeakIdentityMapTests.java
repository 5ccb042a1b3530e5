package io.cachemetrics.boot.cache;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WeakIdentityMapTests {

	private final WeakIdentityMap<Object, String> map = new WeakIdentityMap<>();

	@Test
	void objectsThatAreEqualAreKeysOfTheirOwn() {
		Key first = new Key();
		Key second = new Key();
		this.map.put(first, "first");
		this.map.put(second, "second");
		assertThat(this.map.get(first)).isEqualTo("first");
		assertThat(this.map.get(second)).isEqualTo("second");
		assertThat(this.map.get(new Key())).isNull();
		this.map.put(first, "changed");
		assertThat(this.map.get(first)).isEqualTo("changed");
	}

	@Test
	void keyIsNotKeptAlive() {
		this.map.put(new Object(), "value");
		Awaitility.await().untilAsserted(() -> {
			System.gc();
			this.map.put("other", "value");
			assertThat(this.map).extracting("values").asInstanceOf(InstanceOfAssertFactories.MAP).hasSize(1);
		});
	}

	private static final class Key {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Key;
		}

		@Override
		public int hashCode() {
			return 1;
		}

	}

}
