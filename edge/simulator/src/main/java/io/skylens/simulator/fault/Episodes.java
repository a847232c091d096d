package io.skylens.simulator.fault;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When which fault is there: at the end of every period one of them, in turn. So each drone is well at first, and its
 * recovery can be seen before the next.
 */
public record Episodes(List<Fault> faults, Duration every, Duration lasting) {

    public static final Episodes NONE = new Episodes(List.of(), Duration.ofSeconds(1), Duration.ZERO);

    public Episodes {
        faults = List.copyOf(faults);
    }

    /** @param elapsed since the start */
    public Optional<Fault> at(Duration elapsed) {
        long number = elapsed.toNanos() / every.toNanos();
        boolean isWell =
                elapsed.toNanos() % every.toNanos() < every.minus(lasting).toNanos();
        return faults.isEmpty() || isWell ? Optional.empty() : Optional.of(faults.get((int) (number % faults.size())));
    }

    public boolean areOfNetwork() {
        return faults.stream().anyMatch(Fault::isOfNetwork);
    }
}
