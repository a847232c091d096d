package io.skylens.allinone.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessTest {

    @TempDir
    private Path logs;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private SupervisedProcess supervised;

    @AfterEach
    void end() throws InterruptedException {
        supervised.requestStop();
        supervised.awaitEnd(Duration.ofSeconds(5));
        assertThat(children()).isEmpty();
    }

    @Test
    void shouldStartAgainWhatHasEnded() throws Exception {
        start("work", Readiness.running());
        supervised.awaitReady();
        var first = children().get(0);
        first.destroyForcibly();
        await().atMost(60, SECONDS).until(() -> timesReady() == 2);
        assertThat(children()).hasSize(1).doesNotContain(first);
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("ended with exit code 137; starts again in 0 s");
    }

    @Test
    void shouldNotStartAgainWhatEndedBeforeItWasReady() {
        start("fail", () -> false);
        var failed = catchThrowableOfType(ChildFailedException.class, supervised::awaitReady);
        assertThat(failed).hasMessage("tiny ended with exit code 3 before it was ready");
        assertThat(failed.lastLines()).containsExactly("ERROR no such thing");
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("tiny         | ERROR no such thing");
    }

    @Test
    void shouldNotStartAgainWhenStopping() throws Exception {
        start("work", Readiness.running());
        supervised.awaitReady();
        supervised.requestStop();
        supervised.awaitEnd(Duration.ofSeconds(5));
        assertThat(children()).isEmpty();
        assertThat(screen.toString(StandardCharsets.UTF_8)).endsWith(String.format("%-12s stopped%n", "tiny"));
    }

    @Test
    void shouldKillWhatDoesNotEnd() throws Exception {
        start("ignore-tether", Readiness.running());
        supervised.awaitReady();
        supervised.requestStop();
        supervised.awaitEnd(Duration.ofMillis(200));
        assertThat(children()).isEmpty();
    }

    @Test
    void shouldReleaseWhoWaitsWhenStoppedBeforeItWasReady() {
        start("work", () -> false);
        supervised.requestStop();
        assertThatThrownBy(supervised::awaitReady).isInstanceOf(InterruptedException.class);
    }

    private void start(String behaviour, Readiness readiness) {
        var child = new Child(
                "tiny",
                TinyChild.command(behaviour, logs.toString()),
                readiness,
                RestartDelay.always(Duration.ofMillis(50)));
        var console = new Console(new PrintStream(screen, true, StandardCharsets.UTF_8));
        supervised = new SupervisedProcess(child, logs, console, false);
        supervised.start();
    }

    private long timesReady() {
        return screen.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.endsWith("ready"))
                .count();
    }

    private List<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(logs.toString()))
                .toList();
    }
}
