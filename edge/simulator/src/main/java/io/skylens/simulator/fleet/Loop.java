package io.skylens.simulator.fleet;

import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.UndecodableJpegException;
import java.util.List;
import java.util.stream.IntStream;

/** Frames rendered beforehand, over and over: drones of one district share them, each from another point on. */
final class Loop {

    private final List<Exposure> frames;
    private final Format format;
    private final JpegCodec codec;

    /** Renders all frames, which takes a while. */
    Loop(LiveFootage source, int count, Format format, JpegCodec codec) {
        this.format = format;
        this.codec = codec;
        frames = IntStream.range(0, count).mapToObj(tick -> frame(source, tick)).toList();
    }

    private Exposure frame(LiveFootage source, int tick) {
        try (var shot = source.shoot(tick)) {
            return new Exposure(codec.encode(shot.picture(), format.quality()), shot.seen());
        }
    }

    /** @param offset frames by which it runs ahead of the loop's start */
    Footage footage(int offset) {
        return moment -> {
            var frame = frames.get((int) ((moment.tick() + offset) % frames.size()));
            return format.painted() ? painted(frame, moment) : frame;
        };
    }

    private Exposure painted(Exposure frame, Moment moment) {
        try (var picture = codec.decode(frame.jpeg(), 0, frame.jpeg().length)) {
            Stamp.of(moment).paint(picture);
            return new Exposure(codec.encode(picture, format.quality()), frame.seen());
        } catch (UndecodableJpegException e) {
            throw new IllegalStateException("a frame of our own must be decodable", e);
        }
    }
}
