package io.skylens.ingest.source.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnreadBytesTest {

    private static final int READ = 64 << 10;
    private static final int MESSAGE = 40_000;
    private static final int LARGEST = 8 << 20;

    private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(true);
    private final WebSocket13FrameDecoder decoder = new WebSocket13FrameDecoder(false, false, LARGEST);
    private final EmbeddedChannel channel = new EmbeddedChannel();

    UnreadBytesTest() {
        channel.config().setAllocator(memory);
        decoder.setCumulator(UnreadBytes.ONLY);
        channel.pipeline().addLast(decoder);
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        assertThat(memory.metric().usedDirectMemory()).isZero();
    }

    @Test
    void shouldHoldLittleMoreThanAReadWhileMessagesComeFasterThanTheyAreTaken() {
        var stream = messages(100, MESSAGE);
        long most = 0;
        for (int at = 0; at < stream.length; at += READ) {
            write(stream, at, Math.min(READ, stream.length - at));
            drain();
            most = Math.max(most, memory.metric().usedDirectMemory());
        }
        assertThat(most).isLessThanOrEqualTo(2 * (READ + MESSAGE));
    }

    @Test
    void shouldMakeTheSameMessagesHoweverTheirBytesCome() {
        var stream = messages(20, MESSAGE);
        var random = new Random(1);
        var found = new ArrayList<byte[]>();
        for (int at = 0; at < stream.length; ) {
            int size = Math.min(stream.length - at, 1 + random.nextInt(READ));
            write(stream, at, size);
            found.addAll(drain());
            at += size;
        }
        assertThat(found).hasSize(20);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).isEqualTo(content(i, MESSAGE));
        }
    }

    @Test
    void shouldHoldAtMostTwiceWhatHasComeOfALargeMessage() {
        var stream = messages(1, LARGEST);
        for (int at = 0; at + READ < stream.length; at += READ) {
            write(stream, at, READ);
            assertThat(memory.metric().usedDirectMemory()).isLessThanOrEqualTo(2L * (at + READ));
        }
        write(stream, stream.length - stream.length % READ, stream.length % READ);
        assertThat(drain()).containsExactly(content(0, LARGEST));
    }

    private void write(byte[] stream, int at, int size) {
        channel.writeOneInbound(memory.directBuffer(READ).writeBytes(stream, at, size));
    }

    private List<byte[]> drain() {
        var found = new ArrayList<byte[]>();
        for (var next = channel.<BinaryWebSocketFrame>readInbound();
                next != null;
                next = channel.<BinaryWebSocketFrame>readInbound()) {
            ByteBuf content = next.content();
            var bytes = new byte[content.readableBytes()];
            content.readBytes(bytes);
            found.add(bytes);
            next.release();
        }
        return found;
    }

    /** Unmasked binary messages, one after the other. */
    private static byte[] messages(int count, int size) {
        var stream = Unpooled.buffer(count * (size + 10));
        for (int i = 0; i < count; i++) {
            stream.writeByte(0x82);
            if (size < 1 << Short.SIZE) {
                stream.writeByte(126).writeShort(size);
            } else {
                stream.writeByte(127).writeLong(size);
            }
            stream.writeBytes(content(i, size));
        }
        return ByteBufUtil.getBytes(stream);
    }

    private static byte[] content(int number, int size) {
        var content = new byte[size];
        new Random(number).nextBytes(content);
        return content;
    }
}
