package io.skylens.view.viewer;

import io.skylens.view.rendition.EncodedPicture;
import io.skylens.view.rendition.Shot;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A viewer's one slot: the newest frame waits in it until the viewer is ready, a newer one takes its place. So a slow viewer
 * gets fewer frames, never older ones, and one that has become too old while it waited is not shown at all.
 *
 * <p>Frames are offered by any thread; everything else happens on the viewer's own.
 */
public final class Outlet implements Viewer {

    private final Wish wish;
    private final Port port;
    private final Executor viewerThread;
    private final ViewerMeters meters;
    private final Clock clock;

    private final AtomicReference<Shot> slot = new AtomicReference<>();
    private final AtomicBoolean pumping = new AtomicBoolean();
    private boolean rendering;
    private boolean closed;

    /** The way out to the viewer; called on the viewer's thread only. */
    public interface Port {

        /** Whether the viewer can take a frame now. When that becomes true, {@link Outlet#pump()} is called. */
        boolean isReady();

        void write(Shot shot, EncodedPicture picture);

        /** See {@link Viewer#wantsStills()}. */
        default boolean takesStills() {
            return false;
        }
    }

    /** @param viewerThread runs one task after the other, in order, such as an event loop */
    public Outlet(Wish wish, Port port, Executor viewerThread, ViewerMeters meters, Clock clock) {
        this.wish = wish;
        this.port = port;
        this.viewerThread = viewerThread;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Wish wish() {
        return wish;
    }

    @Override
    public boolean wantsStills() {
        return port.takesStills();
    }

    @Override
    public void offer(Shot shot) {
        if (slot.getAndSet(shot) != null) {
            meters.conflated();
        }
        if (pumping.compareAndSet(false, true)) {
            viewerThread.execute(() -> {
                pumping.set(false);
                pump();
            });
        }
    }

    /** To be called when the viewer may have become ready; on the viewer's thread. */
    public void pump() {
        if (closed || rendering || !port.isReady()) {
            return;
        }
        var frame = slot.getAndSet(null);
        if (frame == null) {
            return;
        }
        if (!frame.isFresh(clock.instant())) {
            meters.conflated();
            return;
        }
        rendering = true;
        frame.picture(wish.rendition())
                .whenComplete((picture, failure) -> viewerThread.execute(() -> rendered(frame, picture)));
    }

    /** Nothing is written any more; on the viewer's thread. */
    public void close() {
        closed = true;
        slot.set(null);
    }

    private void rendered(Shot frame, EncodedPicture picture) {
        rendering = false;
        if (!closed && picture != null) {
            if (frame.isFresh(clock.instant())) {
                port.write(frame, picture);
                meters.written(frame.sinceMade());
            } else {
                meters.conflated();
            }
        }
        pump();
    }
}
