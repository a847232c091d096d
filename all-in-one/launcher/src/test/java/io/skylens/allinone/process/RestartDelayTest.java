package io.skylens.allinone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartDelayTest {

    private final RestartDelay delay = new RestartDelay(Duration.ofSeconds(1), Duration.ofSeconds(30));

    @Test
    void shouldDoubleWithEachEarlyEnd() {
        assertThat(delay.after(1)).hasSeconds(1);
        assertThat(delay.after(2)).hasSeconds(2);
        assertThat(delay.after(5)).hasSeconds(16);
    }

    @Test
    void shouldNeverBeLongerThanItsBound() {
        assertThat(delay.after(6)).hasSeconds(30);
        assertThat(delay.after(Integer.MAX_VALUE)).hasSeconds(30);
    }

    @Test
    void shouldStayTheSameWhereToldSo() {
        assertThat(RestartDelay.always(Duration.ofSeconds(5)).after(9)).hasSeconds(5);
    }
}
