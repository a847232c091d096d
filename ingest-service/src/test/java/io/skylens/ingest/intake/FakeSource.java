package io.skylens.ingest.intake;

/** A connection that remembers why it was closed. */
public final class FakeSource implements FrameSource {

    private final String address;
    private String reason;

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

    /** @return null while it is open */
    String reason() {
        return reason;
    }
}
