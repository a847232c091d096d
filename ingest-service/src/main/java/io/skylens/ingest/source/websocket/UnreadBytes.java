package io.skylens.ingest.source.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder.Cumulator;
import io.netty.handler.codec.http.websocketx.WebSocket08FrameDecoder;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Keeps of a WebSocket's bytes only those of which no message was made yet. The server's own way also keeps what was read
 * before them, up to sixteen reads of 64 KiB, whenever a read does not end where a message does: on a machine that cannot
 * take all that its devices send these mebibytes, one or two a connection, use up the memory for buffers, and connections
 * break.
 *
 * <p>So a connection holds at most twice the sum of one read and what has come of one message.
 */
final class UnreadBytes implements Cumulator {

    static final Cumulator ONLY = new UnreadBytes();

    private UnreadBytes() {}

    /** @param connection that is about to become a WebSocket */
    static void keepOnly(HttpConnection connection) {
        ((ConnectionBase) connection)
                .channel()
                .pipeline()
                .addBefore(OversizedMessageGuard.LAST_HANDLER, null, new AtFirstMessage());
    }

    @Override
    public ByteBuf cumulate(ByteBufAllocator memory, ByteBuf kept, ByteBuf read) {
        if (!kept.isReadable()) {
            kept.release();
            return read;
        }
        try {
            return read.readableBytes() <= kept.writableBytes() ? kept.writeBytes(read) : join(memory, kept, read);
        } finally {
            read.release();
        }
    }

    private static ByteBuf join(ByteBufAllocator memory, ByteBuf kept, ByteBuf read) {
        int size = kept.readableBytes() + read.readableBytes();
        var joined = memory.buffer(memory.calculateNewCapacity(size, Integer.MAX_VALUE));
        joined.writeBytes(kept).writeBytes(read);
        kept.release();
        return joined;
    }

    /** Before it there is no decoder that could be told. */
    private static final class AtFirstMessage extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            var decoder = context.pipeline().get(WebSocket08FrameDecoder.class);
            if (decoder != null) {
                decoder.setCumulator(ONLY);
                context.pipeline().remove(this);
            }
            context.fireChannelRead(message);
        }
    }
}
