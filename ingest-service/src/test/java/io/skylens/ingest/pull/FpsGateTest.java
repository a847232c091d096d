package io.skylens.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FpsGateTest {

    private final AtomicLong nanos = new AtomicLong();

    @ParameterizedTest
    @CsvSource({"25, 10, 10", "30, 10, 10", "10, 10, 10", "5, 10, 5", "30, 0.5, 0.5", "12, 10, 10"})
    void shouldLetSoManyPassAsAreWanted(double camera, double wanted, double passing) {
        var gate = new FpsGate(wanted, nanos::get);
        int passed = 0;
        for (int i = 0; i < (int) (camera * 60); i++) {
            passed += gate.admits() ? 1 : 0;
            nanos.addAndGet((long) (1e9 / camera));
        }
        assertThat(passed / 60.0).isBetween(passing * 0.95, passing * 1.05);
    }

    @Test
    void shouldMakeUpForNothingAfterAPause() {
        var gate = new FpsGate(10, nanos::get);
        gate.admits();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));

        assertThat(gate.admits()).isTrue();
        assertThat(gate.admits()).isFalse();
    }
}
