package io.skylens.ingest.source.http;

import io.skylens.ingest.intake.FrameCheck;
import io.skylens.ingest.intake.FrameIntake;
import io.skylens.ingest.intake.RejectReason;
import io.skylens.ingest.intake.RejectedFrameException;
import io.skylens.ingest.problem.Refusal;
import io.vertx.ext.web.RoutingContext;

/** One POST from the end of its body to its answer, on its event loop. */
final class PostedFrame implements BodyReader.Outcome {

    private final RoutingContext context;
    private final PostHead head;
    private final FrameFormat format;
    private final FrameIntake intake;
    private final FrameCheck check;

    PostedFrame(RoutingContext context, PostHead head, FrameFormat format, FrameIntake intake, FrameCheck check) {
        this.context = context;
        this.head = head;
        this.format = format;
        this.intake = intake;
        this.check = check;
    }

    @Override
    public void whole(byte[] body) {
        byte[] payload;
        try {
            payload = head.reader().frame(body);
        } catch (RejectedFrameException e) {
            intake.reject(head.device().drone(), head.sender(), e);
            Refusal.problem(e).send(context.response());
            return;
        }
        try {
            format.answer(context.response(), intake.post(head.device(), head.sender(), payload, head.said()));
        } catch (RejectedFrameException e) {
            Refusal.problem(e).send(context.response());
        }
    }

    @Override
    public void tooLarge(long bytes) {
        var drone = head.device().drone();
        var rejection = check.tooLarge(drone, bytes);
        intake.reject(drone, head.sender(), rejection);
        Refusal.send(context, rejection);
    }

    @Override
    public void tooLate(long bytes) {
        var drone = head.device().drone();
        var rejection = new RejectedFrameException(
                RejectReason.TIMED_OUT,
                "body of a POST must come in time, " + bytes + " bytes of it did (skylens.ingest.post-timeout)");
        intake.reject(drone, head.sender(), rejection);
        Refusal.send(context, rejection);
    }
}
