package io.skylens.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.skylens.allinone.broker.SaslBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A name and a password that are configured for Kafka's clients are given by each of them, whoever makes it. */
@QuarkusTest
@QuarkusTestResource(value = SaslBroker.class, restrictToAnnotatedClass = true)
@TestProfile(KafkaSaslIT.FakeModel.class)
class KafkaSaslIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public static class FakeModel implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("skylens.detect.model", "src/test/resources/model.fake", "quarkus.management.test-port", "0");
        }
    }

    @Test
    void shouldSayWhoItIsToKafkaOnEveryConnection() {
        await().atMost(PATIENCE).until(() -> SaslBroker.accepted() >= 3);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> readiness() == 200);

        assertThat(SaslBroker.refused()).isZero();
    }

    private static int readiness() throws Exception {
        int port = ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class);
        var ready = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
