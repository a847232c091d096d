package io.skylens.ingest.source.websocket;

import io.vertx.core.buffer.Buffer;

/** The bytes of a message that was received whole, of which the receiver is the only owner. */
final class MessageBytes {

    private MessageBytes() {}

    /** Without a copy where the message has an array of its own, as the server makes them. */
    @SuppressWarnings("deprecation")
    static byte[] of(Buffer message) {
        var bytes = message.getByteBuf();
        boolean isExact = bytes.hasArray() && bytes.arrayOffset() == 0 && bytes.array().length == bytes.readableBytes();
        return isExact ? bytes.array() : message.getBytes();
    }
}
