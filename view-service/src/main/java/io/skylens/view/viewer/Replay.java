package io.skylens.view.viewer;

import io.skylens.contract.Detections;
import io.skylens.contract.DroneId;
import io.skylens.contract.Quoted;
import io.skylens.view.ViewConfig;
import io.skylens.view.drones.DroneRegistry;
import io.skylens.view.feed.Frame;
import io.skylens.view.feed.PastFrames;
import io.skylens.view.feed.Playbacks;
import io.skylens.view.join.Boxes;
import io.skylens.view.join.JoinedFrame;
import io.skylens.view.problem.ProblemException;
import io.skylens.view.rendition.Renderer;
import io.skylens.view.rendition.Scene;
import io.skylens.view.rendition.Shot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;

/** Offers a viewer a drone's frames again, from a moment of the past on. */
@ApplicationScoped
public class Replay {

    private static final Pattern BACK = Pattern.compile("-(\\d{1,5})s");
    private static final Duration FARTHEST = Duration.ofMinutes(10);

    private final Playbacks playbacks;
    private final DroneRegistry registry;
    private final Renderer renderer;
    private final Clock clock;
    private final ViewConfig config;

    Replay(Playbacks playbacks, DroneRegistry registry, Renderer renderer, Clock clock, ViewConfig config) {
        this.playbacks = playbacks;
        this.registry = registry;
        this.renderer = renderer;
        this.clock = clock;
        this.config = config;
    }

    /**
     * How far back that is, such as {@code -30s}.
     *
     * @throws ProblemException naming the rule and the value
     */
    public static Duration back(String from) {
        var seconds = BACK.matcher(from);
        var back = seconds.matches() ? Duration.ofSeconds(Long.parseLong(seconds.group(1))) : Duration.ZERO;
        if (back.isZero() || back.compareTo(FARTHEST) > 0) {
            throw ProblemException.badRequest(
                    "from must be -1s to -" + FARTHEST.toSeconds() + "s, got " + Quoted.of(from));
        }
        return back;
    }

    /**
     * Begins with the oldest frame that is still there, where that is younger. All frames are offered at the pace they came
     * in, until it is closed.
     *
     * @throws ProblemException when the drone is unknown, or as much is replayed as may be
     */
    public Playbacks.Playback begin(Viewer viewer, Duration back) {
        DroneId id = viewer.wish().drone();
        var drone = registry.find(id).orElseThrow(() -> ProblemException.notFound("drone '" + id + "' is not known"));
        var pacer = viewer.wish().fps() == null ? null : new Pacer(viewer.wish().fps());
        var past =
                new PastFrames(id, drone.status().partition(), clock.instant().minus(back), (frame, found) -> {
                    if (pacer == null || pacer.admits(System.nanoTime())) {
                        viewer.offer(shot(frame, found));
                    }
                });
        return playbacks
                .begin(past)
                .orElseThrow(() -> ProblemException.unavailable("at most " + config.playbacks()
                        + " replays may run at once (skylens.view.playbacks), and as many do"));
    }

    private Shot shot(Frame frame, Detections found) {
        return Shot.replayed(Scene.live(join(frame, found)), clock.instant().plus(config.maxFrameAge()), renderer);
    }

    private JoinedFrame join(Frame frame, Detections found) {
        if (found == null || found.frame().epoch() != frame.header().id().epoch()) {
            return new JoinedFrame(frame, null, Boxes.BARE);
        }
        if (found.frame().offset() == frame.offset()) {
            return new JoinedFrame(frame, found, Boxes.OWN);
        }
        var age = Duration.between(found.frame().receivedAt(), frame.header().receivedAt());
        return age.compareTo(config.join().heldFor()) <= 0
                ? new JoinedFrame(frame, found, Boxes.HELD)
                : new JoinedFrame(frame, null, Boxes.BARE);
    }
}
