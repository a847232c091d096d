package io.skylens.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SendOutcomeTest {

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(null, true, SendOutcome.ACKNOWLEDGED),
                Arguments.of(new TimeoutException(), true, SendOutcome.UNKNOWN),
                Arguments.of(new TimeoutException(), false, SendOutcome.NOT_SENT),
                Arguments.of(new NetworkException(), true, SendOutcome.UNKNOWN),
                Arguments.of(new NotLeaderOrFollowerException(), true, SendOutcome.REFUSED),
                Arguments.of(new RecordTooLargeException(), false, SendOutcome.REFUSED),
                Arguments.of(new IllegalStateException(), true, SendOutcome.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void shouldSayWhetherTheRecordMayBeInTheTopic(Exception error, boolean wasHandedOver, SendOutcome outcome) {
        assertThat(SendOutcome.of(error, wasHandedOver)).isEqualTo(outcome);
    }
}
