package io.skylens.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaStartTest {

    @Test
    void shouldSayWhereKafkaIsNotFoundAndWhyWhileItTriesOn() throws InterruptedException {
        // Kafka is not reached, so nothing is asked of the others.
        var kafka = new KafkaStart(null, Map.of("bootstrap.servers", "kafka.invalid:9092"), null, null);
        var trying = new Thread(() -> tryOn(kafka));
        trying.start();
        try {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(kafka.state())
                    .isEqualTo("kafka.invalid:9092: No resolvable bootstrap urls given in bootstrap.servers"));
        } finally {
            trying.interrupt();
            trying.join();
        }
    }

    private static void tryOn(KafkaStart kafka) {
        try {
            kafka.awaitTopics();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
