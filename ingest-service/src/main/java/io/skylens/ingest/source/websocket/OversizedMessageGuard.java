package io.skylens.ingest.source.websocket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocket08FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Closes a WebSocket with a reason when a message announces more bytes than are allowed, where the server would cut the
 * connection without a word. What the device still sends is read and thrown away for a while, since a reset would take
 * the answer away from it.
 */
final class OversizedMessageGuard extends ChannelInboundHandlerAdapter {

    /** What Vert.x names its own handler, the last of a connection's. */
    static final String LAST_HANDLER = "handler";

    private static final long LINGER_SECONDS = 5;

    private final Supplier<String> onTooLarge;

    private OversizedMessageGuard(Supplier<String> onTooLarge) {
        this.onTooLarge = onTooLarge;
    }

    /** @param onTooLarge is called once, on the event loop, and gives the reason */
    static void install(HttpConnection connection, Supplier<String> onTooLarge) {
        ((ConnectionBase) connection)
                .channel()
                .pipeline()
                .addBefore(LAST_HANDLER, null, new OversizedMessageGuard(onTooLarge));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean isTooLarge = cause instanceof CorruptedWebSocketFrameException corrupted
                && WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(corrupted.closeStatus());
        if (!isTooLarge) {
            context.fireExceptionCaught(cause);
            return;
        }
        var decoder = context.pipeline().context(WebSocket08FrameDecoder.class);
        context.pipeline().addBefore(decoder.name(), null, new Discard());
        context.writeAndFlush(
                new CloseWebSocketFrame(WebSocketCloseStatus.MESSAGE_TOO_BIG, CloseText.of(onTooLarge.get())));
        context.executor().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
    }

    /** In front of the decoder, which would look at every byte of what is no frame any more. */
    private static final class Discard extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
        }
    }
}
