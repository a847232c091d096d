package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaServersTest {

    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:9092",
                "127.0.0.1:9092",
                "[::1]:9092",
                "PLAINTEXT://localhost:9092",
                "kafka.invalid:9092, localhost:9092"
            })
    void shouldGoOnWhenOneOfThemCanBeFound(String servers) throws InterruptedException {
        assertThat(KafkaServers.awaitName(servers, Duration.ofMinutes(1), told::add))
                .isEmpty();
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka.invalid:9092", "localhost", "localhost:port", ""})
    void shouldSayWhatCannotBeFound(String servers) throws InterruptedException {
        assertThat(KafkaServers.awaitName(servers, Duration.ZERO, told::add))
                .contains("kafka.bootstrap.servers must name a host:port that can be found, got '" + servers + "'");
    }

    @Test
    void shouldSayOnceWhatItWaitsFor() throws InterruptedException {
        KafkaServers.awaitName("kafka.invalid:9092", Duration.ofMillis(1100), told::add);

        assertThat(told)
                .containsExactly("kafka.bootstrap.servers must name a host:port that can be found, got"
                        + " 'kafka.invalid:9092'; trying on for 1 s");
    }
}
