package io.skylens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an installation says at its end. */
class NotesTest {

    @Test
    void shouldSayWhereThePageIsAndHowToGetIn() {
        assertThat(notes("evaluation"))
                .contains(
                        "http://NODE:30808",
                        "http://NODE:30301",
                        "skylens-token me --role operator",
                        "helm -n skylens test skylens",
                        "scale deploy/skylens-detect --replicas=3",
                        "goes with the pod");
        assertThat(notes("secured"))
                .contains("https://skylens.example.com", "https://devices.skylens.example.com", "keeps the Secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "gpu", "evaluation", "production", "secured"})
    void shouldHoldNothingUnfinished(String example) {
        assertThat(notes(example))
                .doesNotContain("<no value>", "{{", "%!", "://:")
                .contains("kubectl -n skylens");
    }

    private static String notes(String example) {
        var release = Chart.helm()
                .install()
                .withName("skylens")
                .withNamespace(Chart.NAMESPACE)
                .withKubeVersion(Chart.KUBERNETES)
                .withValuesFile(Chart.example(example))
                .dryRun()
                .clientOnly()
                .debug()
                .call();
        return List.of(release.getOutput().split("NOTES:")).get(1);
    }
}
