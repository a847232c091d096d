package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.skylens.allinone.ViewerSocket.Shown;
import io.skylens.contract.DroneId;
import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.JpegCodecs;
import io.skylens.imaging.UndecodableJpegException;
import io.skylens.simulator.code.PaintedCode;

/**
 * Looks at every picture that one viewer is shown of one drone on one connection: it must be of that drone, later than the
 * one before, and its boxes its own unless they are marked as held. Fails at the first lie.
 */
final class TruthJudge {

    private static final JpegCodec CODEC = JpegCodecs.best();

    private final String drone;
    private PaintedCode before;
    private long epochBefore;
    private long pictures;
    private long withBoxes;

    TruthJudge(String drone) {
        this.drone = drone;
    }

    /** The connection is another: it may begin with a frame that was shown before. */
    void reconnected() {
        before = null;
    }

    void look(Shown shown) {
        var code = code(shown);
        var what = drone + " " + shown.head();
        assertThat(shown.drone()).as(what).isEqualTo(drone);
        assertThat(code.drone())
                .as("the drone in the pixels of " + what)
                .isEqualTo(PaintedCode.numberOf(DroneId.of(drone)));
        long epoch = shown.head().path("frame").path("epoch").asLong();
        if (before != null && epoch == epochBefore) {
            assertThat(code.session())
                    .as("the session in the pixels of " + what)
                    .isEqualTo(before.session());
            assertThat(code.sequence())
                    .as("the sequence in the pixels of " + what)
                    .isGreaterThan(before.sequence());
        }
        lookAtBoxes(shown.head(), what);
        before = code;
        epochBefore = epoch;
        pictures++;
    }

    long pictures() {
        return pictures;
    }

    long withBoxes() {
        return withBoxes;
    }

    private void lookAtBoxes(JsonNode head, String what) {
        if (!head.path("detections").isObject()) {
            return;
        }
        var frame = head.path("frame");
        var of = head.path("detections").path("frame");
        assertThat(of.path("epoch")).as("the boxes' session in " + what).isEqualTo(frame.path("epoch"));
        if (head.path("held").asBoolean()) {
            assertThat(of.path("offset").asLong())
                    .as("held boxes in " + what)
                    .isLessThan(frame.path("offset").asLong());
        } else {
            assertThat(of.path("sequence")).as("the boxes' frame in " + what).isEqualTo(frame.path("sequence"));
            assertThat(of.path("offset")).as("the boxes' frame in " + what).isEqualTo(frame.path("offset"));
        }
        withBoxes++;
    }

    private static PaintedCode code(Shown shown) {
        try (var picture = CODEC.decode(shown.jpeg(), 0, shown.jpeg().length)) {
            return PaintedCode.read(picture.toBgr(), picture.width(), picture.height())
                    .orElseThrow(() -> new AssertionError("no code in the pixels of " + shown.head()));
        } catch (UndecodableJpegException e) {
            throw new AssertionError("no picture: " + shown.head(), e);
        }
    }
}
