package io.skylens.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skylens.contract.InvalidJpegException;
import io.skylens.contract.JpegHeader;
import io.skylens.imaging.JpegCodecs;
import io.skylens.imaging.Picture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultyUplinkTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong nanos = new AtomicLong();
    private final FakeUplink server = new FakeUplink();

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    @Test
    void shouldLeaveFramesAsTheyAreWhileAllIsWell() throws Exception {
        var uplink = suffering(Fault.TRUNCATED_JPEG);
        nanos.set(0);
        var jpeg = jpeg(1);

        uplink.send(jpeg, 7, NOW);

        assertThat(server.sent.get(0)).isEqualTo(new FakeUplink.Sent(jpeg, 7, NOW));
    }

    @Test
    void shouldCutAJpegSoThatItsEndIsMissing() throws Exception {
        suffering(Fault.TRUNCATED_JPEG).send(jpeg(1), 0, NOW);

        assertThatThrownBy(() -> JpegHeader.parse(server.sent.get(0).jpeg())).isInstanceOf(InvalidJpegException.class);
    }

    @Test
    void shouldBeginAJpegTwice() throws Exception {
        suffering(Fault.DUPLICATED_START).send(jpeg(1), 0, NOW);

        assertThat(server.sent.get(0).jpeg()).startsWith(0xFF, 0xD8, 0xFF, 0xD8, 0xFF);
    }

    @Test
    void shouldSendTheSamePictureUntilTheCameraThaws() throws Exception {
        var uplink = suffering(Fault.FROZEN_PICTURE);
        uplink.send(jpeg(1), 0, NOW);
        uplink.send(jpeg(2), 1, NOW);
        assertThat(server.sent.get(1).jpeg()).isSameAs(server.sent.get(0).jpeg());

        nanos.set(0);
        var fresh = jpeg(3);
        uplink.send(fresh, 2, NOW);
        assertThat(server.sent.get(2).jpeg()).isSameAs(fresh);
    }

    @Test
    void shouldTellTheTimeOfAnHourAhead() throws Exception {
        suffering(Fault.CLOCK_JUMP).send(jpeg(1), 0, NOW);

        assertThat(server.sent.get(0).capturedAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void shouldHoldFramesBackAndSendThemAllAtOnce() throws Exception {
        var uplink = suffering(Fault.BURST);
        for (int i = 0; i < 5; i++) {
            assertThat(uplink.isReady()).isTrue();
            uplink.send(jpeg(i), i, NOW);
        }
        assertThat(server.sent).isEmpty();

        await().atMost(Duration.ofSeconds(30)).until(() -> server.sent.size() == 5);
        assertThat(server.sent).extracting(FakeUplink.Sent::sequence).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    private FaultyUplink suffering(Fault fault) {
        var episodes = new Episodes(List.of(fault), Duration.ofSeconds(20), Duration.ofSeconds(5));
        nanos.set(0);
        var uplink = new FaultyUplink(server, episodes, timer, nanos::get);
        nanos.set(Duration.ofSeconds(16).toNanos());
        return uplink;
    }

    private static byte[] jpeg(int grey) {
        var pixels = new byte[64 * 48 * 3];
        java.util.Arrays.fill(pixels, (byte) (grey * 20));
        try (var picture = Picture.ofBgr(pixels, 64, 48)) {
            return JpegCodecs.best().encode(picture, 80);
        }
    }
}
