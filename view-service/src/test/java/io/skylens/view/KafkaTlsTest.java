package io.skylens.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.skylens.allinone.broker.SilentTlsBroker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is configured for Kafka's clients holds for each of them, whoever makes it. */
@QuarkusTest
@QuarkusTestResource(value = SilentTlsBroker.class, restrictToAnnotatedClass = true)
class KafkaTlsTest {

    @Test
    void shouldSpeakTlsWithKafkaOnEveryConnection() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> SilentTlsBroker.firstBytes().size() >= 7);

        assertThat(SilentTlsBroker.firstBytes()).containsOnly(SilentTlsBroker.TLS_HANDSHAKE);
    }
}
