package io.skylens.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A stream that ingest fetches or waits for, the compacted value of {@code skylens.sources}, keyed by the drone its frames
 * are of. Whoever owns the key's partition in the group {@value #GROUP} runs it; one that waits for a sender is run by
 * the owner in {@value #LISTENERS_GROUP}, which only pods join that may listen.
 *
 * @param url with credentials, since its owner must log in: nothing but the owner may show it, see
 *     {@link SourceUrl#redacted}
 * @param fps at most so many frames a second; null for the default of the pod that runs it
 * @param width pictures are at most this wide; null for the default of the pod that runs it
 * @param declaredIn who declared it, and who may change it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceSpec(String url, Double fps, Integer width, Place declaredIn) {

    public static final String GROUP = "skylens-sources";
    public static final String LISTENERS_GROUP = "skylens-listeners";

    public static final double MIN_FPS = 0.1;
    public static final double MAX_FPS = 60;
    public static final int MIN_WIDTH = 16;
    public static final int MAX_WIDTH = 7680;

    /** Where a source was declared. */
    public enum Place {
        @JsonProperty("api")
        API,
        /** A configuration file of ingest: changed there, not over the API. */
        @JsonProperty("file")
        FILE
    }

    /** @throws InvalidSourceException naming the rule and the value */
    public SourceSpec {
        SourceUrl.parse(url);
        if (fps != null && !(fps >= MIN_FPS && fps <= MAX_FPS)) {
            throw new InvalidSourceException("fps must be " + MIN_FPS + " to " + MAX_FPS + ", got " + fps);
        }
        if (width != null && (width < MIN_WIDTH || width > MAX_WIDTH)) {
            throw new InvalidSourceException("width must be " + MIN_WIDTH + " to " + MAX_WIDTH + ", got " + width);
        }
        declaredIn = declaredIn == null ? Place.API : declaredIn;
    }

    public SourceUrl parsedUrl() {
        return SourceUrl.parse(url);
    }

    /** Without credentials. */
    @Override
    public String toString() {
        return parsedUrl().redacted() + " fps=" + fps + " width=" + width + " declaredIn=" + declaredIn;
    }
}
