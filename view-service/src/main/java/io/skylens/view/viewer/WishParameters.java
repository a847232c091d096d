package io.skylens.view.viewer;

import io.skylens.contract.DroneId;
import io.skylens.contract.Quoted;
import io.skylens.contract.ViewerRequest.Overlay;
import io.skylens.view.problem.ProblemException;
import io.skylens.view.rendition.Rendition;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads a {@link Wish} from a request's parameters. */
public final class WishParameters {

    private static final int LEAST_WIDTH = 16;
    private static final int MOST_WIDTH = 8192;
    private static final double LEAST_FPS = 0.01;
    private static final double MOST_FPS = 240;

    private WishParameters() {}

    /**
     * The parameters {@code width}, {@code fps} and {@code overlay}; each may be absent, {@code overlay} is then
     * {@code boxes}.
     *
     * @param parameter the value of a name, or null
     * @throws ProblemException naming the parameter, the rule and the value
     */
    public static Wish read(DroneId drone, Function<String, String> parameter) {
        var width = number("width", parameter, Integer::valueOf);
        var fps = number("fps", parameter, Double::valueOf);
        var overlay = overlay(parameter.apply("overlay"));
        return checked(new Wish(drone, new Rendition(width, overlay), fps, overlay == Overlay.NONE));
    }

    /** @throws ProblemException when a number of the wish is out of its bounds */
    public static Wish checked(Wish wish) {
        var width = wish.rendition().width();
        check("width", LEAST_WIDTH + ".." + MOST_WIDTH, width, w -> w >= LEAST_WIDTH && w <= MOST_WIDTH);
        check("fps", LEAST_FPS + ".." + MOST_FPS, wish.fps(), f -> f >= LEAST_FPS && f <= MOST_FPS);
        return wish;
    }

    private static Overlay overlay(String value) {
        if (value == null || value.equals("boxes")) {
            return Overlay.BOXES;
        }
        if (value.equals("none")) {
            return Overlay.NONE;
        }
        throw ProblemException.badRequest("overlay must be 'boxes' or 'none', got " + Quoted.of(value));
    }

    private static <T extends Number> T number(
            String name, Function<String, String> parameter, Function<String, T> parse) {
        var value = parameter.apply(name);
        try {
            return value == null ? null : parse.apply(value);
        } catch (NumberFormatException e) {
            throw ProblemException.badRequest(name + " must be a number, got " + Quoted.of(value));
        }
    }

    private static <T extends Number> void check(String name, String range, T value, Predicate<T> inRange) {
        if (value != null && !inRange.test(value)) {
            throw ProblemException.badRequest(name + " must be " + range + ", got " + value);
        }
    }
}
