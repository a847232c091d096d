package io.skylens.ingest.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class GrowingBytesTest {

    private static final int MEBI = 1 << 20;

    @Test
    void shouldHoldNothingUntilSomethingCame() {
        var bytes = new GrowingBytes(8 * MEBI);

        bytes.append(ByteBuffer.allocate(0), MEBI);

        assertThat(bytes.capacity()).isZero();
    }

    @Test
    void shouldGrowWithWhatCameAndNotBeyondItsBound() {
        var bytes = new GrowingBytes(MEBI + 5);

        while (!bytes.isFull()) {
            bytes.append(ByteBuffer.allocate(1000), 1000);
            assertThat(bytes.capacity()).isLessThanOrEqualTo(Math.max(64 << 10, 2 * bytes.size()));
            assertThat(bytes.capacity()).isLessThanOrEqualTo(MEBI + 5);
        }
        assertThat(bytes.size()).isEqualTo(MEBI + 5);
    }

    @Test
    void shouldTakeNoMoreThanAskedAndNoMoreThanFits() {
        var bytes = new GrowingBytes(10);
        var source = ByteBuffer.wrap("abcdefghijklmno".getBytes());

        bytes.append(source, 4);
        assertThat(source.position()).isEqualTo(4);
        bytes.append(source, 100);

        assertThat(source.position()).isEqualTo(10);
        assertThat(new String(bytes.take())).isEqualTo("abcdefghij");
    }

    @Test
    void shouldGiveAwayItsOwnArrayWhenItIsFull() {
        var bytes = new GrowingBytes(100_000);
        bytes.append(ByteBuffer.allocate(70_000), 70_000);
        bytes.append(ByteBuffer.allocate(30_000), 30_000);
        var own = bytes.array();

        assertThat(bytes.take()).isSameAs(own).hasSize(100_000);
        assertThat(bytes.capacity()).isZero();
    }

    @Test
    void shouldForgetTheFirstBytesAndKeepTheRest() {
        var bytes = new GrowingBytes(100);
        bytes.append(ByteBuffer.wrap("abcdef".getBytes()), 6);

        bytes.discard(4);

        assertThat(new String(bytes.take())).isEqualTo("ef");
    }
}
