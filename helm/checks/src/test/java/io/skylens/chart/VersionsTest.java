package io.skylens.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.32.0", "1.33.5", "1.34.1", "1.35.0", "1.36.0", "1.33.4-gke.100", "v1.32.9+k3s1"})
    void shouldBeForTheseVersionsOfKubernetes(String version) {
        assertThat(Chart.text(
                        command -> command.withValuesFile(Chart.example("base")).withKubeVersion(version)))
                .contains("kind: Deployment");
    }

    @Test
    void shouldSayThatOlderOnesAreTooOld() {
        assertThatThrownBy(() -> Chart.text(
                        command -> command.withValuesFile(Chart.example("base")).withKubeVersion("1.29.0")))
                .hasMessageContaining(">=1.32.0");
    }

    @Test
    void shouldStartTheImagesOfThisBuild() {
        assertThat(Yaml.file(Chart.FOLDER.resolve("Chart.yaml"))
                        .path("appVersion")
                        .asText())
                .isEqualTo(System.getProperty("skylens.version"));
    }
}
