package io.skylens.allinone.load;

import java.io.IOException;

/** A device's way to ingest, over whatever protocol. Any one thread at a time. */
public interface FrameLink extends AutoCloseable {

    /** Returns when the frame is on its way, or answered where the protocol answers. */
    void send(byte[] jpeg) throws IOException;

    @Override
    void close() throws IOException;
}
