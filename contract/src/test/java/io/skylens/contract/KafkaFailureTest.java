package io.skylens.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class KafkaFailureTest {

    @Test
    void shouldNameWhatCannotBeFound() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", "broker.invalid:9092"))) {
            throw new AssertionError("a name that leads nowhere was accepted by " + admin);
        } catch (RuntimeException e) {
            assertThat(e.getMessage()).doesNotContain("bootstrap");
            assertThat(KafkaFailure.reason(e)).isEqualTo("No resolvable bootstrap urls given in bootstrap.servers");
        }
    }

    @Test
    void shouldNameTheKindOfAFailureWithoutWords() {
        assertThat(KafkaFailure.reason(new ExecutionException(new InterruptedException())))
                .isEqualTo("InterruptedException");
    }
}
