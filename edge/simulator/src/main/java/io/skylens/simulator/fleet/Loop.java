package io.skylens.simulator.fleet;

import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.UndecodableJpegException;
import io.skylens.simulator.scene.Shot;
import java.util.List;
import java.util.stream.IntStream;

/** Frames rendered beforehand, over and over: drones of one district share them, each from another point on. */
final class Loop {

    private final List<Exposure> frames;
    private final Format format;
    private final JpegCodec codec;
    private final Darkroom darkroom;

    /** Renders all frames, which takes a while. */
    Loop(LiveFootage source, int count, JpegCodec codec, Darkroom darkroom) {
        this.format = source.format();
        this.codec = codec;
        this.darkroom = darkroom;
        frames = IntStream.range(0, count).mapToObj(tick -> frame(source, tick)).toList();
    }

    private Exposure frame(LiveFootage source, int tick) {
        try (var shot = source.shoot(tick)) {
            return darkroom.develop(shot, format);
        }
    }

    /** @param offset frames by which it runs ahead of the loop's start */
    Footage footage(int offset) {
        return new Repeated(offset);
    }

    private final class Repeated implements Footage {

        private final int offset;

        private Repeated(int offset) {
            this.offset = offset;
        }

        @Override
        public Format format() {
            return format;
        }

        @Override
        public Exposure expose(Moment moment, Format asked) {
            var frame = frames.get((int) ((moment.tick() + offset) % frames.size()));
            boolean isAsItIs =
                    !asked.painted() && asked.width() == format.width() && asked.quality() == format.quality();
            return isAsItIs ? frame : developedAnew(frame, moment, asked);
        }
    }

    private Exposure developedAnew(Exposure frame, Moment moment, Format asked) {
        try (var shot = new Shot(codec.decode(frame.jpeg(), 0, frame.jpeg().length), frame.seen())) {
            return darkroom.develop(shot, moment, asked);
        } catch (UndecodableJpegException e) {
            throw new IllegalStateException("a frame of our own must be decodable", e);
        }
    }
}
