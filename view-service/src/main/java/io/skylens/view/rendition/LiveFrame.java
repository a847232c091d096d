package io.skylens.view.rendition;

import io.skylens.view.join.JoinedFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A frame on its way to viewers, with the pictures that were made of it so far. Thread-safe. */
public final class LiveFrame {

    private final JoinedFrame joined;
    private final Duration freshFor;
    private final Renderer renderer;
    private final CompletionStage<EncodedPicture> ownBytes;
    private final Map<Rendition, CompletionStage<EncodedPicture>> pictures = new ConcurrentHashMap<>(4);

    /** @param freshFor the age from which on it is not shown to anybody as the present picture */
    public LiveFrame(JoinedFrame joined, Duration freshFor, Renderer renderer) {
        this.joined = joined;
        this.freshFor = freshFor;
        this.renderer = renderer;
        this.ownBytes = CompletableFuture.completedStage(
                new EncodedPicture(joined.frame().jpeg()));
    }

    public JoinedFrame joined() {
        return joined;
    }

    public boolean isFresh(Instant now) {
        return joined.frame().age(now).compareTo(freshFor) <= 0;
    }

    /**
     * The picture, made by the first who asks. Fails when the frame cannot be decoded. What is chained to it runs on the
     * thread that made it, or at once.
     */
    public CompletionStage<EncodedPicture> picture(Rendition rendition) {
        return PictureMaker.isOwnBytes(joined, rendition)
                ? ownBytes
                : pictures.computeIfAbsent(rendition, wanted -> renderer.render(joined, wanted));
    }
}
