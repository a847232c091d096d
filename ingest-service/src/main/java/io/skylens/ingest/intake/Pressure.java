package io.skylens.ingest.intake;

import java.time.Duration;

/**
 * How a session's frames fare, as of one moment.
 *
 * @param fps that come, over the last seconds
 * @param frames accepted since its beginning
 * @param tooFast of these, dropped since more came than {@code skylens.ingest.max-fps}
 * @param tooLate of these, dropped since Kafka took them too slowly
 * @param lateness how much longer the newest was on its way than the quickest one of late; zero where the device does not
 *     say when it took them
 */
public record Pressure(double fps, long frames, long tooFast, long tooLate, Duration lateness) {}
