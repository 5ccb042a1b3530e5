package io.cachemetrics.boot.cache;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

/**
 * Concurrent map of objects by identity, which it does not keep alive. A value that
 * refers to its key has to be held weakly.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
final class WeakIdentityMap<K, V> {

	private final ConcurrentMap<Object, V> values = new ConcurrentHashMap<>();

	private final ReferenceQueue<Object> collected = new ReferenceQueue<>();

	@Nullable V get(K key) {
		return this.values.get(new Identity(key));
	}

	void put(K key, V value) {
		removeCollected();
		this.values.put(new WeakIdentity(key, this.collected), value);
	}

	/**
	 * Replaces a value, unless another thread has done so.
	 * @param key the key
	 * @param old the value to replace, if any
	 * @param value the new value
	 * @return whether it was replaced
	 */
	boolean replace(K key, @Nullable V old, V value) {
		removeCollected();
		WeakIdentity weakKey = new WeakIdentity(key, this.collected);
		return (old != null) ? this.values.replace(weakKey, old, value)
				: this.values.putIfAbsent(weakKey, value) == null;
	}

	private void removeCollected() {
		for (Reference<?> old = this.collected.poll(); old != null; old = this.collected.poll()) {
			this.values.remove(old);
		}
	}

	/**
	 * Looks a key up without a reference to it that would have to be cleared.
	 *
	 * @param key the key
	 */
	private record Identity(Object key) {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof WeakIdentity weak && weak.refersTo(this.key);
		}

		@Override
		public int hashCode() {
			return System.identityHashCode(this.key);
		}

	}

	private static final class WeakIdentity extends WeakReference<Object> {

		private final int hashCode;

		WeakIdentity(Object key, ReferenceQueue<Object> collected) {
			super(key, collected);
			this.hashCode = System.identityHashCode(key);
		}

		@Override
		public boolean equals(@Nullable Object other) {
			if (this == other) {
				return true;
			}
			Object key = get();
			return key != null && other instanceof WeakIdentity weak && weak.refersTo(key);
		}

		@Override
		public int hashCode() {
			return this.hashCode;
		}

	}

}
