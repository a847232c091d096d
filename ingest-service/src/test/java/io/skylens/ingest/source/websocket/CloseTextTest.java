package io.skylens.ingest.source.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CloseTextTest {

    @Test
    void shouldKeepAReasonThatFits() {
        assertThat(CloseText.of("a".repeat(123))).isEqualTo("a".repeat(123));
    }

    @Test
    void shouldCutALongReasonBetweenCharacters() {
        var cut = CloseText.of("드론".repeat(50) + "🚁".repeat(10));
        assertThat(cut.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(123);
        assertThat(cut).startsWith("드론").endsWith("론…");
        assertThat(CloseText.of("🚁".repeat(40))).isEqualTo("🚁".repeat(30) + "…");
    }
}
