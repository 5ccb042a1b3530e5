package io.cachemetrics.boot.actuate;

import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * Representations of the list of all. A client gets the last of these that its header
 * {@code Accept} names. So who accepts any JSON by name gets JSON, and of the others, who
 * accepts HTML by name gets the page.
 */
enum Representation implements Producible<Representation> {

	/**
	 * JSON for clients that accept anything.
	 */
	ANY(ApiVersion.LATEST.getProducedMimeType()),

	/**
	 * The page.
	 */
	HTML(MimeTypeUtils.TEXT_HTML),

	/**
	 * The actuator's media type of version 2.
	 */
	V2(ApiVersion.V2.getProducedMimeType()),

	/**
	 * The actuator's media type of version 3.
	 */
	V3(ApiVersion.V3.getProducedMimeType()),

	/**
	 * JSON.
	 */
	JSON(MimeTypeUtils.APPLICATION_JSON);

	private final String mimeType;

	Representation(MimeType mimeType) {
		this.mimeType = mimeType.toString();
	}

	@Override
	public MimeType getProducedMimeType() {
		return MimeTypeUtils.parseMimeType(this.mimeType);
	}

	@Override
	public boolean isDefault() {
		return this == ANY;
	}

}
