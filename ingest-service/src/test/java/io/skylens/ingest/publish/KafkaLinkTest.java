package io.skylens.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaLinkTest {

    @Test
    void shouldSayWhereKafkaIsNotFoundAndWhy() throws InterruptedException {
        try (var link = new KafkaLink(Map.of("bootstrap.servers", "kafka.invalid:9092"), List.of(), 1 << 20)) {
            assertThat(link.reach()).isFalse();

            assertThat(link.absence())
                    .isEqualTo("kafka.invalid:9092: No resolvable bootstrap urls given in bootstrap.servers");
        }
    }
}
