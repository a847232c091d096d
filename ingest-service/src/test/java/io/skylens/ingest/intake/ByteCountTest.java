package io.skylens.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteCountTest {

    @Test
    void shouldNeverShowAValueOverALimitLikeTheLimit() {
        assertThat(ByteCount.of(8 << 20)).isEqualTo("8 MiB");
        assertThat(ByteCount.of((8 << 20) + 1)).isEqualTo("8.0 MiB (8388609 bytes)");
        assertThat(ByteCount.of(1536)).isEqualTo("1.5 KiB (1536 bytes)");
        assertThat(ByteCount.of(100 << 10)).isEqualTo("100 KiB");
        assertThat(ByteCount.of(17)).isEqualTo("17 bytes");
    }
}
