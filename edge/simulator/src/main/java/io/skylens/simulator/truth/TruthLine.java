package io.skylens.simulator.truth;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.skylens.contract.Box;
import io.skylens.simulator.fleet.Exposure;
import io.skylens.simulator.fleet.Moment;
import io.skylens.simulator.scene.Seen;
import java.util.List;

/**
 * One line of a truth file, as JSON.
 *
 * @param capturedAt by the simulator's clock, RFC 3339
 */
@JsonPropertyOrder({"drone", "session", "sequence", "capturedAt", "width", "height", "objects"})
record TruthLine(
        String drone, int session, long sequence, String capturedAt, int width, int height, List<Entry> objects) {

    /**
     * An object that can be seen.
     *
     * @param box around its visible pixels
     * @param visible 0..1, the share of it that is in the picture and not hidden
     */
    record Entry(String label, int classId, Box box, double visible) {

        static Entry of(Seen seen) {
            return new Entry(
                    seen.label().text(),
                    seen.label().classId(),
                    seen.box(),
                    Math.round(seen.visible() * 1000) / 1000.0);
        }
    }

    static TruthLine of(Moment moment, Exposure exposure) {
        return new TruthLine(
                moment.drone().value(),
                moment.session(),
                moment.sequence(),
                moment.capturedAt().toString(),
                exposure.width(),
                exposure.height(),
                exposure.seen().stream().map(Entry::of).toList());
    }
}
