package io.skylens.view.viewer.snapshot;

import io.skylens.view.rendition.LiveFrame;
import io.skylens.view.viewer.Viewer;
import io.skylens.view.viewer.Wish;
import java.util.concurrent.CompletableFuture;

/** A viewer that is content with the first frame it is offered. */
record FirstFrame(Wish wish, CompletableFuture<LiveFrame> frame) implements Viewer {

    @Override
    public void offer(LiveFrame offered) {
        frame.complete(offered);
    }
}
