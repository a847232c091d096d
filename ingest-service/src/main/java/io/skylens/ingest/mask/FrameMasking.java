package io.skylens.ingest.mask;

import io.skylens.contract.DroneId;
import io.skylens.contract.FrameHeader;
import io.skylens.contract.PictureShape;
import io.skylens.imaging.UndecodableJpegException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * Masks the frames of drones that have a mask, on threads of its own, those of one drone in order on one of them. What
 * cannot be masked does not go. Drones without a mask are not touched, and cost nothing.
 */
@Singleton
public class FrameMasking {

    private static final Logger LOG = Logger.getLogger(FrameMasking.class);

    private final Masks masks;
    private final List<ExecutorService> threads;

    public FrameMasking(Masks masks) {
        this.masks = masks;
        this.threads = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(
                        number -> Executors.newSingleThreadExecutor(task -> new Thread(task, "skylens-mask-" + number)))
                .toList();
    }

    /** Is told, on another thread, what became of a frame; one of the two, once. */
    public interface Outcome {

        /** @param jpeg masked where {@code header} says so; what there was is in neither */
        void masked(FrameHeader header, byte[] jpeg);

        void failed();
    }

    /** Whether it is known which drones have masks. Until then no frame may go. */
    public boolean isReady() {
        return masks.areKnown();
    }

    /** Whether frames of the drone must go through {@link #mask}, now and from now on, so that they stay in order. */
    public boolean concerns(DroneId drone) {
        return masks.of(drone).isPresent();
    }

    /** Returns at once. */
    public void mask(FrameHeader header, byte[] jpeg, Outcome outcome) {
        var thread = threads.get(Math.floorMod(header.id().drone().hashCode(), threads.size()));
        try {
            thread.execute(() -> maskNow(header, jpeg, outcome));
        } catch (RejectedExecutionException e) {
            outcome.failed();
        }
    }

    @PreDestroy
    void close() {
        threads.forEach(ExecutorService::shutdown);
    }

    private void maskNow(FrameHeader header, byte[] jpeg, Outcome outcome) {
        var rule = masks.of(header.id().drone()).orElseThrow();
        if (!rule.isReadable()) {
            outcome.failed();
        } else if (rule.mask().isEmpty()) {
            outcome.masked(header, jpeg);
        } else {
            try {
                var painted =
                        Painter.INSTANCE.paint(jpeg, header.shape(), rule.mask().get());
                outcome.masked(maskedHeader(header), painted);
            } catch (UndecodableJpegException e) {
                outcome.failed();
            } catch (RuntimeException | LinkageError e) {
                LOG.errorf(
                        "frame cannot be masked and does not go: drone=%s error=%s",
                        header.id().drone(), e);
                outcome.failed();
            }
        }
    }

    private static FrameHeader maskedHeader(FrameHeader header) {
        var shape =
                new PictureShape(header.shape().displayedWidth(), header.shape().displayedHeight(), 1);
        return new FrameHeader(
                header.id(), header.receivedAt(), shape, header.device(), header.origin(), true, header.traceparent());
    }

    /** Loads native libraries, which most installations never need. */
    private static final class Painter {

        private static final MaskPainter INSTANCE = new MaskPainter();
    }
}
