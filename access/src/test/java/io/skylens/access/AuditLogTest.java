package io.skylens.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.DroneId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {

    private static final DroneId ALPHA = new DroneId("alpha");
    private static final Logger LOGGER = Logger.getLogger("audit");

    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };
    private final SetClock clock = new SetClock();
    private final AuditLog audit = new AuditLog(clock);

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
    }

    @Test
    void shouldSayWhoChangedWhat() {
        audit.changed("kim", "source/gate", "declared");

        assertThat(lines).containsExactly("event=changed who=\"kim\" what=\"source/gate\" how=declared");
    }

    @Test
    void shouldSayWhoWatchedOnceAMinute() {
        audit.watched("kim", ALPHA, "snapshot");
        audit.watched("kim", ALPHA, "snapshot");
        audit.watched("lee", ALPHA, "snapshot");
        clock.pass(Duration.ofMinutes(1));
        audit.watched("kim", ALPHA, "snapshot");

        assertThat(lines)
                .containsExactly(
                        "event=watched who=\"kim\" drone=alpha by=snapshot",
                        "event=watched who=\"lee\" drone=alpha by=snapshot",
                        "event=watched who=\"kim\" drone=alpha by=snapshot");
    }

    @Test
    void shouldSayOnceAMinuteThatADeviceIsRefused() {
        audit.refusedDevice("203.0.113.9", "tcp", "alpha", "UNAUTHORIZED", "a token is needed");
        audit.refusedDevice("203.0.113.9", "tcp", "beta", "UNAUTHORIZED", "a token is needed");
        audit.refusedDevice("203.0.113.9", "http", null, "FORBIDDEN", "not for sending");

        assertThat(lines)
                .containsExactly(
                        "event=refused address=203.0.113.9 origin=tcp drone=\"alpha\" reason=\"a token is needed\"",
                        "event=refused address=203.0.113.9 origin=http drone=\"\" reason=\"not for sending\"");
    }

    @Test
    void shouldKeepALineOneLineAndAValueOneValue() {
        audit.refused("203.0.113.9", "GET", "/a\nevent=changed who=\"kim\"{0}%s", "no");

        assertThat(lines)
                .containsExactly("event=refused address=203.0.113.9 method=GET"
                        + " path=\"/a?event=changed who=?kim?{0}%s\" reason=\"no\"");
    }
}
