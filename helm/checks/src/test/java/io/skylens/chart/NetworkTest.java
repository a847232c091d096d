package io.skylens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who can speak to whom where the network holds to the policies that are rendered. */
class NetworkTest {

    private static Network evaluation;

    @BeforeAll
    static void render() {
        evaluation = new Network(Chart.objectsOf(Chart.example("evaluation")));
    }

    @ParameterizedTest
    @CsvSource({
        "ingest, kafka, 9092",
        "detect, kafka, 9092",
        "view, kafka, 9092",
        "simulator, ingest, 3001",
        "test, ingest, 3001",
        "test, view, 8080",
        "outside, ingest, 3001",
        "outside, ingest, 3002",
        "outside, view, 8080",
    })
    void shouldLetThroughWhatIsNeeded(String from, String to, int port) {
        assertThat(evaluation.lets(from, to, "TCP", port)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ingest", "detect", "view", "simulator", "test", "kafka"})
    void shouldLetEverybodyLookUpNames(String component) {
        assertThat(evaluation.lets(component, "names", "UDP", 53)).isTrue();
        assertThat(evaluation.lets(component, "names", "TCP", 53)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "outside, kafka, 9092",
        "outside, ingest, 9000",
        "outside, detect, 9000",
        "outside, view, 9000",
        "simulator, kafka, 9092",
        "simulator, detect, 9000",
        "test, kafka, 9092",
        "view, ingest, 3001",
        "ingest, view, 8080",
        "kafka, ingest, 3001",
        "detect, outside, 443",
        "ingest, outside, 554",
        "kafka, outside, 443",
        "simulator, outside, 443",
    })
    void shouldLetNothingElseThrough(String from, String to, int port) {
        assertThat(evaluation.lets(from, to, "TCP", port)).isFalse();
    }

    @Test
    void shouldLetDetectorsFetchTheirModelWhenThereIsOne() {
        assertThat(new Network(Chart.objectsOf(Chart.example("gpu"))).lets("detect", "outside", "TCP", 443))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ingest, true", "ingest-listen, true", "view, true", "detect, false"})
    void shouldLetThoseFetchAnIssuersKeysWhoBelieveIt(String component, boolean expected) {
        assertThat(new Network(Chart.objectsOf(Chart.example("secured"))).lets(component, "outside", "TCP", 8443))
                .isEqualTo(expected);
    }
}
