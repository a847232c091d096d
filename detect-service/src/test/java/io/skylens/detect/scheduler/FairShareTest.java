package io.skylens.detect.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairShareTest {

    @Test
    void shouldShareByWeightAmongThoseWhoAlwaysWait() {
        var weights = Map.of("watched", 2.0, "other", 1.0, "unwatched", 0.5);
        var turns = turnsOf(new FairShare<>(weights::get), List.copyOf(weights.keySet()), 7_000);

        assertThat(turns.get("watched")).isCloseTo(4_000, within(2));
        assertThat(turns.get("other")).isCloseTo(2_000, within(2));
        assertThat(turns.get("unwatched")).isCloseTo(1_000, within(2));
    }

    private static Map<String, Integer> turnsOf(FairShare<String> share, List<String> waiting, int rounds) {
        var tags = new HashMap<String, Double>();
        var turns = new HashMap<String, Integer>();
        for (int i = 0; i < rounds; i++) {
            waiting.forEach(key -> tags.computeIfAbsent(key, share::startTag));
            var next = waiting.stream()
                    .min((a, b) -> Double.compare(tags.get(a), tags.get(b)))
                    .orElseThrow();
            share.gotTurn(next, tags.remove(next));
            turns.merge(next, 1, Integer::sum);
        }
        return turns;
    }

    @Test
    void shouldLetOneThatAsksSeldomGoBeforeOneThatAlwaysAsks() {
        var share = new FairShare<String>(key -> 1);
        for (int i = 0; i < 10; i++) {
            share.gotTurn("always", share.startTag("always"));
        }

        assertThat(share.startTag("seldom")).isLessThan(share.startTag("always"));
    }

    @Test
    void shouldOweNothingToOneThatWasAway() {
        var share = new FairShare<String>(key -> 1);
        share.gotTurn("away", share.startTag("away"));
        for (int i = 0; i < 100; i++) {
            share.gotTurn("busy", share.startTag("busy"));
        }

        share.gotTurn("away", share.startTag("away"));

        assertThat(share.startTag("away")).isGreaterThanOrEqualTo(share.startTag("busy"));
    }

    @Test
    void shouldForgetThoseThatNeverComeBack() {
        var share = new FairShare<Integer>(key -> 1);
        for (int i = 0; i < 100_000; i++) {
            share.gotTurn(i, share.startTag(i));
            share.gotTurn(-1, share.startTag(-1));
        }

        assertThat(share.remembered()).isLessThan(1_000);
    }
}
