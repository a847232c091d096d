package io.skylens.view.viewer.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnacknowledgedTest {

    private final Unacknowledged unacknowledged = new Unacknowledged();

    @Test
    void shouldHaveRoomForTwo() {
        unacknowledged.sent(1, 0);
        assertThat(unacknowledged.hasRoom()).isTrue();
        unacknowledged.sent(4, 0);
        assertThat(unacknowledged.hasRoom()).isFalse();
    }

    @Test
    void shouldTakeANumberAsAcknowledgingAllUpToIt() {
        unacknowledged.sent(1, 0);
        unacknowledged.sent(4, 0);

        unacknowledged.acknowledge(3);
        unacknowledged.sent(5, 0);
        assertThat(unacknowledged.hasRoom()).isFalse();

        unacknowledged.acknowledge(9);
        unacknowledged.sent(10, 0);
        assertThat(unacknowledged.hasRoom()).isTrue();
    }

    @Test
    void shouldBeStalledWhenTheOldestIsOutForTooLong() {
        assertThat(unacknowledged.isStalled(30, 1000)).isFalse();
        unacknowledged.sent(1, 100);

        assertThat(unacknowledged.isStalled(30, 130)).isFalse();
        assertThat(unacknowledged.isStalled(30, 131)).isTrue();
    }
}
