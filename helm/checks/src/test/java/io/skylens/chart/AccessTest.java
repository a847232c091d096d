package io.skylens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.skylens.access.Grant;
import io.skylens.access.KeySet;
import io.skylens.access.Revocations;
import io.skylens.access.TokenIssuer;
import io.skylens.access.TokenVerifier;
import io.skylens.contract.DroneId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The keys that the chart makes for tokens. */
class AccessTest {

    private static final String SECRET = "skylens-access";

    @AfterEach
    void forget() {
        FakeCluster.running().clear();
    }

    @Test
    void shouldBeKeysThatTheServicesBelieve() throws Exception {
        var keys = KeySet.parse(new String(Base64.getDecoder().decode(keys()), StandardCharsets.UTF_8));
        var clock = Clock.systemUTC();
        var token = new TokenIssuer(keys).issue(Grant.device(DroneId.of("alpha"), clock.instant(), Optional.empty()));

        var verifier = new TokenVerifier(() -> keys, new Revocations(), clock);

        assertThat(verifier.verify(token).subject()).isEqualTo("alpha");
    }

    @Test
    void shouldBeOthersForEveryInstallation() {
        assertThat(keys()).isNotEqualTo(keys());
    }

    @Test
    void shouldStayTheSameWhenTheReleaseIsUpgraded() {
        var first = keys();
        FakeCluster.running().putSecret(SECRET, first);

        assertThat(keys()).isEqualTo(first);
    }

    @Test
    void shouldOutliveTheReleaseUnlessToldOtherwise() {
        assertThat(secrets("secured")).singleElement().satisfies(secret -> assertThat(
                        secret.at("/metadata/annotations/helm.sh~1resource-policy")
                                .asText())
                .isEqualTo("keep"));
        assertThat(secrets("evaluation")).singleElement().satisfies(secret -> assertThat(
                        secret.at("/metadata/annotations").isMissingNode())
                .isTrue());
        assertThat(secrets("base")).isEmpty();
    }

    private static String keys() {
        return secrets("evaluation").get(0).at("/data/keys.json").asText();
    }

    private static List<JsonNode> secrets(String example) {
        return Chart.objectsOf(Chart.example(example)).stream()
                .filter(object -> Yaml.title(object).equals("Secret " + SECRET))
                .toList();
    }
}
