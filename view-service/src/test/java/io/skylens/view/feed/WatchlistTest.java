package io.skylens.view.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.DroneId;
import io.skylens.view.HandClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchlistTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final DroneId ALPHA = new DroneId("alpha");
    private static final DroneId BRAVO = new DroneId("bravo");

    private final HandClock clock = new HandClock();
    private final Watchlist watchlist = new Watchlist(Duration.ofSeconds(10), clock::nanos);

    @Test
    void shouldReadThePartitionsOfWatchedDrones() {
        watchlist.watch(ALPHA, 3, SECOND);
        watchlist.watch(BRAVO, 5, SECOND);

        assertThat(watchlist.partitions()).isEqualTo(Map.of(3, SECOND, 5, SECOND));
        assertThat(watchlist.wants(ALPHA)).isTrue();
        assertThat(watchlist.wants(new DroneId("charlie"))).isFalse();
    }

    @Test
    void shouldReachAsFarBackAsTheSlowestDroneOfAPartition() {
        watchlist.watch(ALPHA, 3, SECOND);
        watchlist.watch(BRAVO, 3, Duration.ofSeconds(6));

        assertThat(watchlist.partitions()).isEqualTo(Map.of(3, Duration.ofSeconds(6)));
    }

    @Test
    void shouldReadOnForAWhileAfterADroneWasLeft() {
        watchlist.watch(ALPHA, 3, SECOND);
        watchlist.leave(ALPHA);

        clock.advance(Duration.ofMillis(9_999));
        assertThat(watchlist.partitions()).containsKey(3);

        clock.advance(Duration.ofMillis(1));
        assertThat(watchlist.partitions()).isEmpty();
        assertThat(watchlist.wants(ALPHA)).isFalse();
    }

    @Test
    void shouldStayWithADroneThatIsWatchedAgain() {
        watchlist.watch(ALPHA, 3, SECOND);
        watchlist.leave(ALPHA);
        clock.advance(Duration.ofSeconds(9));
        watchlist.watch(ALPHA, 3, SECOND);

        clock.advance(Duration.ofSeconds(60));

        assertThat(watchlist.partitions()).containsKey(3);
    }

    @Test
    void shouldFollowADroneToAnotherPartition() {
        watchlist.watch(ALPHA, 3, SECOND);
        watchlist.watch(ALPHA, 4, SECOND);

        assertThat(watchlist.partitions()).containsOnlyKeys(4);
    }

    @Test
    void shouldTellOfADroneThatWasNotReadBefore() {
        var changes = new AtomicInteger();
        watchlist.onChange(changes::incrementAndGet);

        watchlist.watch(ALPHA, 3, SECOND);
        watchlist.watch(ALPHA, 3, SECOND);
        watchlist.leave(ALPHA);
        watchlist.watch(BRAVO, 3, SECOND);

        assertThat(changes).hasValue(2);
    }
}
