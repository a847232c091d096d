package io.skylens.contract;

/**
 * Which frame: (drone, epoch, sequence) is unique for ever. It does not order frames; their offset in the partition does.
 *
 * @param epoch the session, see {@link Epoch}
 * @param sequence stamped when ingest accepts the frame: from 0 in each session, without gaps
 */
public record FrameId(DroneId drone, long epoch, long sequence) {

    public FrameId {
        if (epoch < 0 || sequence < 0) {
            throw new IllegalArgumentException("frame of drone '" + drone
                    + "' must have an epoch and a sequence of 0 or more, got " + epoch + " and " + sequence);
        }
    }

    /** The CloudEvents id, {@code <drone>/<epoch>/<sequence>}. */
    @Override
    public String toString() {
        return drone + "/" + epoch + "/" + sequence;
    }
}
