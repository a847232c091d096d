package io.skylens.ingest.intake;

import java.util.Optional;

/** A connection that remembers why it was closed. */
public final class FakeSource implements FrameSource {

    private final String address;
    private String reason;
    private boolean isSentAway;

    public FakeSource(String address) {
        this.address = address;
    }

    @Override
    public String origin() {
        return "websocket";
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void close(String why) {
        reason = why;
    }

    @Override
    public Optional<Runnable> farewell() {
        return Optional.of(() -> isSentAway = true);
    }

    boolean isSentAway() {
        return isSentAway;
    }

    /** @return null while it is open */
    String reason() {
        return reason;
    }
}
