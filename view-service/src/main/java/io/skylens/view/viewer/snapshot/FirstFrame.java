package io.skylens.view.viewer.snapshot;

import io.skylens.view.rendition.Shot;
import io.skylens.view.viewer.Viewer;
import io.skylens.view.viewer.Wish;
import java.util.concurrent.CompletableFuture;

/** A viewer that is content with the first frame it is offered. */
record FirstFrame(Wish wish, CompletableFuture<Shot> frame) implements Viewer {

    @Override
    public void offer(Shot offered) {
        frame.complete(offered);
    }
}
