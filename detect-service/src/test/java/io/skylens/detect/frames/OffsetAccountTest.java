package io.skylens.detect.frames;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetAccountTest {

    private static final TopicPartition PARTITION = new TopicPartition("skylens.frames", 3);

    private final OffsetAccount account = new OffsetAccount();

    @Test
    void shouldCountRecordsThatWereNeverRead() {
        account.begin(PARTITION, 10);

        assertThat(account.read(PARTITION, 10)).isZero();
        assertThat(account.read(PARTITION, 15)).isEqualTo(4);
        assertThat(account.passOver(PARTITION, 20)).isEqualTo(4);
        assertThat(account.read(PARTITION, 20)).isZero();
    }

    @Test
    void shouldCountNothingBeforeItBegins() {
        assertThat(account.read(PARTITION, 100)).isZero();
        assertThat(account.read(PARTITION, 102)).isEqualTo(1);
    }

    @Test
    void shouldBeginAnewWithAPartitionThatComesBack() {
        account.begin(PARTITION, 10);
        account.end(PARTITION);

        assertThat(account.covers(PARTITION)).isFalse();
        assertThat(account.read(PARTITION, 100)).isZero();
    }
}
