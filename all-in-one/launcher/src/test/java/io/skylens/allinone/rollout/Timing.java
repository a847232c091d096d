package io.skylens.allinone.rollout;

import java.time.Duration;

/**
 * How long a rollout's steps take, by the names they have in the chart.
 *
 * @param minReady how long a pod has been ready before the one it replaces is told to go
 * @param endpointLag how long new connections are still sent to a pod that is to end, as nodes learn of it late
 * @param preStop how long it works on as before
 * @param spread how long it then takes to send its clients away
 * @param grace after which it is killed, counted from the beginning
 */
public record Timing(Duration minReady, Duration endpointLag, Duration preStop, Duration spread, Duration grace) {

    /** The chart's values, and two seconds for kube-proxy. */
    public static final Timing OF_THE_CHART = new Timing(
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(35));

    /** The same steps in less time. */
    public static final Timing SHORT = new Timing(
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(60));
}
