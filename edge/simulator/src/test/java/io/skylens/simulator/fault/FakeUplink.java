package io.skylens.simulator.fault;

import io.skylens.simulator.send.Uplink;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what is sent, and is always ready. */
final class FakeUplink implements Uplink {

    record Sent(byte[] jpeg, long sequence, Instant capturedAt) {}

    final List<Sent> sent = new CopyOnWriteArrayList<>();

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public String trouble() {
        return "none";
    }

    @Override
    public int session() {
        return 1;
    }

    @Override
    public void send(byte[] jpeg, long sequence, Instant capturedAt) {
        sent.add(new Sent(jpeg, sequence, capturedAt));
    }

    @Override
    public void close() {}
}
