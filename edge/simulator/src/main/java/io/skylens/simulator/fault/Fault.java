package io.skylens.simulator.fault;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be wrong with a drone for a while; the lower-case name with dashes is what it is asked for by. */
public enum Fault {
    /** JPEGs end in their middle. */
    TRUNCATED_JPEG("JPEGs end in their middle"),
    /** Each JPEG begins twice, as some cameras' do after a restart of their sensor. */
    DUPLICATED_START("each JPEG begins with two start markers"),
    /** The camera gives the same picture over and over. */
    FROZEN_PICTURE("the same picture over and over"),
    /** The device's clock stands an hour ahead. */
    CLOCK_JUMP("the device's clock stands an hour ahead"),
    /** Frames come in heaps of a second's worth. */
    BURST("nothing for a second, then its frames at once"),
    /** Connections die and neither end is told. */
    HALF_OPEN("connections die and neither end is told"),
    /** The device goes off and comes back with new connections. */
    BROWN_OUT("the device goes off, and comes back"),
    /** Few bytes pass, so that frames take long. */
    SLOW_NETWORK("40 kB/s for all of a drone's frames"),
    /** All connections of all drones are reset, twice a second. */
    RECONNECT_STORM("all drones lose their connections twice a second, all at once");

    private final String description;

    Fault(String description) {
        this.description = description;
    }

    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String description() {
        return description;
    }

    /** Whether it is the network's, which stands between any protocol and the server. */
    public boolean isOfNetwork() {
        return switch (this) {
            case HALF_OPEN, BROWN_OUT, SLOW_NETWORK, RECONNECT_STORM -> true;
            default -> false;
        };
    }

    /** @throws IllegalArgumentException naming all there are */
    public static Fault of(String title) {
        return Stream.of(values())
                .filter(fault -> fault.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("fault must be one of "
                        + Stream.of(values()).map(Fault::title).collect(Collectors.joining(", ")) + "; got '" + title
                        + "'"));
    }
}
