package io.skylens.view.rendition;

import io.skylens.contract.DroneState;
import io.skylens.contract.ViewerRequest.Overlay;
import io.skylens.view.join.JoinedFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A scene on its way to viewers, with the pictures that were made of it so far: a frame, or a <em>still</em>, which says
 * that no frame comes. Thread-safe.
 */
public final class Shot {

    private static final Duration STILL_IS_SHOWN_FOR = Duration.ofMillis(1_500);

    private final long madeAt = System.nanoTime();
    private final Scene scene;
    private final Instant freshUntil;
    private final boolean replay;
    private final Renderer renderer;
    private final Map<Rendition, CompletionStage<EncodedPicture>> painted = new ConcurrentHashMap<>(4);
    private final Map<Rendition, CompletionStage<EncodedPicture>> unpainted;

    private Shot(
            Scene scene,
            Instant freshUntil,
            boolean replay,
            Renderer renderer,
            Map<Rendition, CompletionStage<EncodedPicture>> unpainted) {
        this.scene = scene;
        this.freshUntil = freshUntil;
        this.replay = replay;
        this.renderer = renderer;
        this.unpainted = unpainted;
    }

    /** @param freshFor the age from which on the frame is not shown to anybody as the present picture */
    public static Shot ofFrame(Scene scene, Duration freshFor, Renderer renderer) {
        var freshUntil = scene.joined().frame().header().receivedAt().plus(freshFor);
        return new Shot(scene, freshUntil, false, renderer, new ConcurrentHashMap<>(4));
    }

    /** To be followed by another within a second, for as long as no frame comes. */
    public static Shot still(Scene scene, Renderer renderer) {
        return new Shot(
                scene, scene.notice().at().plus(STILL_IS_SHOWN_FOR), false, renderer, new ConcurrentHashMap<>(2));
    }

    /** A frame of the past, to be shown now. */
    public static Shot replayed(Scene scene, Instant shownUntil, Renderer renderer) {
        return new Shot(scene, shownUntil, true, renderer, new ConcurrentHashMap<>(2));
    }

    /** The same frame, of which more is known now; what was made of it without that is shared. */
    public Shot as(Scene better) {
        return new Shot(better, freshUntil, replay, renderer, unpainted);
    }

    public Scene scene() {
        return scene;
    }

    /** Null where the drone has no picture. */
    public JoinedFrame joined() {
        return scene.joined();
    }

    /** Whether it says that no frame comes. */
    public boolean isStill() {
        return scene.state() == DroneState.LATE || scene.state() == DroneState.OFFLINE;
    }

    /** Since this was made, by the monotonic clock. */
    public Duration sinceMade() {
        return Duration.ofNanos(System.nanoTime() - madeAt);
    }

    public boolean isReplay() {
        return replay;
    }

    public boolean isFresh(Instant now) {
        return !now.isAfter(freshUntil);
    }

    /**
     * The picture, made by the first who asks. Fails when the frame cannot be decoded. What is chained to it runs on the
     * thread that made it, or at once.
     */
    public CompletionStage<EncodedPicture> picture(Rendition rendition) {
        if (scene.isPainted(rendition)) {
            return painted.computeIfAbsent(rendition, this::render);
        }
        return unpainted.computeIfAbsent(new Rendition(rendition.width(), Overlay.NONE), this::render);
    }

    private CompletionStage<EncodedPicture> render(Rendition rendition) {
        return scene.isOwnBytes(rendition)
                ? CompletableFuture.completedStage(
                        new EncodedPicture(scene.joined().frame().jpeg()))
                : renderer.render(scene, rendition);
    }
}
