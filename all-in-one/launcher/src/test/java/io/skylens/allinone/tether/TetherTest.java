package io.skylens.allinone.tether;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.allinone.process.TinyChild;
import java.io.BufferedReader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TetherTest {

    @Test
    void shouldEndInOrderWhenThePipeEnds() throws Exception {
        var child = new ProcessBuilder(TinyChild.command("work")).start();
        try (var output = child.inputReader()) {
            awaitWork(output);
            child.getOutputStream().close();
            assertThat(output.readLine()).isEqualTo("cut=true");
            assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isZero();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void shouldHaltWhatDoesNotEndInOrder() throws Exception {
        var child = new ProcessBuilder(TinyChild.command("hang-at-end")).start();
        try (var output = child.inputReader()) {
            awaitWork(output);
            child.getOutputStream().close();
            assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isEqualTo(1);
        } finally {
            child.destroyForcibly();
        }
    }

    private static void awaitWork(BufferedReader output) throws Exception {
        assertThat(output.readLine()).isEqualTo("working");
    }
}
