package io.cachemetrics;

import org.jspecify.annotations.Nullable;

/**
 * Records into a cell that it looks up once, when it first records: a recorder that is
 * never used creates no namespace.
 */
final class CellRecorder implements CacheRecorder {

	private final InMemoryCacheMetrics metrics;

	private final String namespace;

	// A plain field, since all threads that race for it find the same cell.
	private @Nullable NamespaceCell cell;

	CellRecorder(InMemoryCacheMetrics metrics, String namespace) {
		this.metrics = metrics;
		this.namespace = namespace;
	}

	@Override
	public void recordHit() {
		cell().recordHit();
	}

	@Override
	public void recordMiss() {
		cell().recordMiss();
	}

	@Override
	public void recordError() {
		cell().recordError();
	}

	private NamespaceCell cell() {
		NamespaceCell cell = this.cell;
		if (cell == null) {
			cell = this.metrics.cell(this.namespace);
			this.cell = cell;
		}
		return cell;
	}

}
