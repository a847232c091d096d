package io.skylens.ingest.pull;

import io.skylens.contract.SourceUrl;

/**
 * One way to get a stream's frames. Stateless: each run is on its own, and a run lasts until it fails. Who calls it owns
 * retries, stalls and the end.
 */
public interface PulledProtocol {

    boolean speaks(SourceUrl url);

    /**
     * Runs the stream on this thread and hands on each frame, on whichever thread, one at a time and in order. When it
     * ends, however it does, nothing of it is left: no process, thread, connection or file.
     *
     * @throws StreamFailedException why it ended; streams have no good end
     * @throws InterruptedException when the thread was interrupted, which is how a run is ended from outside
     */
    void run(StreamOrder order, FrameReceiver receiver) throws StreamFailedException, InterruptedException;
}
