package io.skylens.ingest.source.http;

import io.skylens.ingest.intake.FrameSource;

/** Who posts from an address. There is no connection to close: each POST stands for itself. */
record HttpSender(String address) implements FrameSource {

    @Override
    public String origin() {
        return ORIGIN_OF_POSTS;
    }

    @Override
    public void close(String reason) {}
}
