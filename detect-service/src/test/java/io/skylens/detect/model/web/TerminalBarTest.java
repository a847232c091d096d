package io.skylens.detect.model.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalBarTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong();
    private final TerminalBar bar = new TerminalBar(new PrintStream(screen, true), now::get);

    @Test
    void shouldFillUpOnOneLine() {
        bar.begin("it", 4_000_000);
        now.addAndGet(100_000_000);
        bar.at(2_000_000);
        bar.at(4_000_000);
        bar.end();

        assertThat(screen.toString().split("\r"))
                .containsExactly(
                        "Fetching the model it" + System.lineSeparator(),
                        "[                              ] 0.0 MB of 4.0 MB ",
                        "[###############               ] 2.0 MB of 4.0 MB ",
                        "[##############################] 4.0 MB of 4.0 MB " + System.lineSeparator());
    }

    @Test
    void shouldCountWhereNobodySaysHowMuch() {
        bar.begin("it", -1);
        bar.at(2_500_000);
        bar.end();

        assertThat(screen.toString()).endsWith("\r2.5 MB" + System.lineSeparator());
    }
}
