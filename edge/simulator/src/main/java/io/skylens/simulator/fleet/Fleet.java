package io.skylens.simulator.fleet;

import io.skylens.contract.DroneId;
import io.skylens.imaging.JpegCodec;
import io.skylens.simulator.motion.Town;
import io.skylens.simulator.plan.Districts;
import io.skylens.simulator.raster.View;
import io.skylens.simulator.scene.Scene;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Makes drones: one over each kind of district, then a second over each, and so on. */
public final class Fleet {

    private static final double LOWEST = 34;
    private static final double ALTITUDE_STEP = 3;
    private static final int ALTITUDES = 4;
    /** Frames by which drones that share a loop are apart. */
    private static final int LOOP_OFFSET = 17;

    private final Format format;
    private final Lighting lighting;
    private final Handling handling;
    private final long seed;
    private final JpegCodec codec;
    private final Darkroom darkroom;
    private final Map<Districts, Scene> scenes = new EnumMap<>(Districts.class);
    private final Map<Districts, Loop> loops = new EnumMap<>(Districts.class);

    public Fleet(Format format, Lighting lighting, Handling handling, long seed, JpegCodec codec) {
        this.format = format;
        this.lighting = lighting;
        this.handling = handling;
        this.seed = seed;
        this.codec = codec;
        darkroom = new Darkroom(codec);
    }

    /** A drone and where its frames come from. */
    public record Drone(DroneId id, Footage footage) {}

    /** @param loopFrames how many frames to render beforehand and repeat, or 0 to render each when it is due */
    public List<Drone> drones(int count, int loopFrames) {
        var drones = new ArrayList<Drone>();
        for (int number = 0; number < count; number++) {
            var footage = loopFrames == 0 ? live(number) : loop(number, loopFrames);
            drones.add(new Drone(id(number), footage));
        }
        return drones;
    }

    /** {@code harbor}, {@code downtown} ..., then {@code harbor-2} and so on. */
    static DroneId id(int number) {
        int round = number / Districts.all().size();
        return DroneId.of(district(number).title() + (round == 0 ? "" : "-" + (round + 1)));
    }

    private static Districts district(int number) {
        return Districts.all().get(number % Districts.all().size());
    }

    private LiveFootage live(int number) {
        var scene = scenes.computeIfAbsent(district(number), this::scene);
        var flight = new Flight(scene.district(), handling(number), seed * 1000 + number);
        return new LiveFootage(scene, new Town(scene.district(), seed, 1), flight, format, darkroom);
    }

    private Handling handling(int number) {
        double altitude =
                handling.altitude() == 0 ? LOWEST + ALTITUDE_STEP * (number % ALTITUDES) : handling.altitude();
        return new Handling(altitude, handling.pan(), handling.jitter());
    }

    private Scene scene(Districts district) {
        double lowest = handling.altitude() == 0 ? LOWEST : handling.altitude();
        double ppm = View.of(null, lowest, format.width(), format.height()).scaleAt(0);
        return new Scene(district.lay(seed), lighting.over(district), ppm, seed);
    }

    private Footage loop(int number, int frames) {
        var loop = loops.computeIfAbsent(
                district(number), district -> new Loop(live(district.ordinal()), frames, codec, darkroom));
        return loop.footage(number * LOOP_OFFSET);
    }
}
