package io.skylens.allinone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WarningsTest {

    @Test
    void shouldPassWarningsWithoutTheirStackTracesAndNothingElse() {
        var passed = Stream.of(
                        "10:00:00.000 INFO  [i.s.i.Frames] no WARN here",
                        "10:00:00.001 WARN  [i.s.i.Frames] Kafka is away",
                        "java.io.IOException: away",
                        "\tat io.skylens.Somewhere",
                        "10:00:00.002 INFO  [i.s.i.Frames] Kafka is back",
                        "a line without a level",
                        "Exception in thread \"main\" java.lang.Error",
                        "10:00:00.003 SEVERE [kafka] log directory failed")
                .filter(Warnings::isOne)
                .toList();
        assertThat(passed)
                .containsExactly(
                        "10:00:00.001 WARN  [i.s.i.Frames] Kafka is away",
                        "Exception in thread \"main\" java.lang.Error",
                        "10:00:00.003 SEVERE [kafka] log directory failed");
    }

    @Test
    void shouldSayWhatTheStartWaitsFor() {
        assertThat(Warnings.isOne("10:00:00.000 INFO  [i.s.d.m.w.LogLine] Fetching the model https://a/b (12.2 MB)"))
                .isTrue();
    }
}
