package io.skylens.detect.scheduler;

/**
 * What became of a frame. Every record from the offset on at which this process began to read a partition gets exactly
 * one, also those it jumped over unread.
 */
public enum Fate {
    /** Its detections are in {@code skylens.detections}, acknowledged. */
    DETECTED,
    /** A newer frame of its drone came while it waited. */
    NEWER,
    /** Older than the greatest frame age before it was decoded, or jumped over because it was. */
    TOO_OLD,
    /** No frame header, or no picture in it. */
    UNDECODABLE,
    /** Found to be too old when its detections were ready. */
    EXPIRED,
    /** The model or the publishing of its detections failed. */
    FAILED,
    /** Still waiting when its partition was given up, at a rebalance or at the end: the next owner reads it again. */
    MOVED
}
