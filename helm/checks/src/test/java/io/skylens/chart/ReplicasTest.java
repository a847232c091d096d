package io.skylens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many pods an upgrade leaves. Helm 4 applies on the server, where a number other than the one that {@code kubectl
 * scale} has set since would be a conflict that ends the upgrade.
 */
class ReplicasTest {

    @AfterEach
    void forget() {
        FakeCluster.running().clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "detect", "view"})
    void shouldBeTheValuesWhenItIsInstalled(String component) {
        assertThat(replicas(component, 4)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "detect", "view"})
    void shouldStayWhatSomebodyHasScaledTo(String component) {
        FakeCluster.running().putDeployment("skylens-" + component, 3, 1);

        assertThat(replicas(component, 1)).isEqualTo(3);
    }

    @Test
    void shouldStayNoneWhenSomebodyHasStoppedThemAll() {
        FakeCluster.running().putDeployment("skylens-detect", 0, 1);

        assertThat(replicas("detect", 1)).isZero();
    }

    @Test
    void shouldBeTheValuesWhenTheValueIsAnother() {
        FakeCluster.running().putDeployment("skylens-detect", 3, 1);

        assertThat(replicas("detect", 5)).isEqualTo(5);
    }

    private static int replicas(String component, int value) {
        var text = Chart.text(command -> command.withValuesFile(Chart.example("evaluation"))
                .set(component + ".replicas", String.valueOf(value)));
        return Yaml.all(text).stream()
                .filter(object -> Yaml.title(object).equals("Deployment skylens-" + component))
                .findFirst()
                .orElseThrow()
                .at("/spec/replicas")
                .asInt();
    }
}
