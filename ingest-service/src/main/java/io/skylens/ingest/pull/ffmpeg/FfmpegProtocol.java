package io.skylens.ingest.pull.ffmpeg;

import io.skylens.contract.SourceScheme;
import io.skylens.contract.SourceUrl;
import io.skylens.ingest.config.SourcesConfig;
import io.skylens.ingest.intake.FrameCheck;
import io.skylens.ingest.pull.FpsGate;
import io.skylens.ingest.pull.FrameReceiver;
import io.skylens.ingest.pull.PulledProtocol;
import io.skylens.ingest.pull.StreamFailedException;
import io.skylens.ingest.pull.StreamOrder;
import io.skylens.ingest.time.Timepiece;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whatever ffmpeg understands, in a child process each: a broken stream can kill its own child only. A stream that turns
 * out to be JPEGs of the wanted size already is asked for once more and copied. One that leads elsewhere is ended.
 */
@Singleton
public final class FfmpegProtocol implements PulledProtocol {

    private static final Set<SourceScheme> SPOKEN =
            EnumSet.complementOf(EnumSet.of(SourceScheme.HTTP, SourceScheme.HTTPS));
    private static final long LOOK_MILLIS = 100;

    private final FfmpegProgram program;
    private final FfmpegCommand command;
    private final int maxBytes;
    private final Timepiece time;

    FfmpegProtocol(SourcesConfig config, FrameCheck check, Timepiece time) {
        this.program = new FfmpegProgram(config.ffmpeg(), System.getenv().getOrDefault("PATH", ""));
        this.command = new FfmpegCommand(
                config.hardwareDecode(), config.sourceTimeout().toMillis());
        this.maxBytes = check.maxPayloadBytes();
        this.time = time;
    }

    @Override
    public boolean speaks(SourceUrl url) {
        return SPOKEN.contains(url.scheme());
    }

    @Override
    public void run(StreamOrder order, FrameReceiver receiver) throws StreamFailedException, InterruptedException {
        var judged = judged(order);
        if (run(judged, receiver, FfmpegCommand.Mode.DECODED)) {
            run(judged, receiver, FfmpegCommand.Mode.COPIED);
        }
    }

    /** Asks at the address that was judged: ffmpeg would resolve the name once more, and may get another one. */
    private static StreamOrder judged(StreamOrder order) throws StreamFailedException {
        var address = order.checks().allow(order.url());
        var url = order.url();
        // A server of RTMP is told its name, by which it may tell its guests apart.
        boolean needsItsName = url.scheme() == SourceScheme.RTMP || url.scheme() == SourceScheme.RTMPS;
        return needsItsName || address.isEmpty()
                ? order
                : new StreamOrder(url.at(address.get()), order.fps(), order.width(), order.checks());
    }

    /** @return that the stream, which is decoded, had better be copied; else it ends with an exception only */
    private boolean run(StreamOrder order, FrameReceiver receiver, FfmpegCommand.Mode mode)
            throws StreamFailedException, InterruptedException {
        var log = new FfmpegLog(order.url());
        var gate = new FpsGate(order.fps(), time.ticks());
        boolean isCopied = mode == FfmpegCommand.Mode.COPIED;
        try (var child = start(order, mode, log, isCopied ? new ThinnedOut(gate, receiver) : receiver)) {
            while (true) {
                var exit = child.await(LOOK_MILLIS);
                if (exit.isPresent() || log.isRedirected()) {
                    throw log.failure(exit.orElse(0));
                }
                if (!isCopied && isLiveJpeg(order, log)) {
                    return true;
                }
            }
        }
    }

    private FfmpegChild start(StreamOrder order, FfmpegCommand.Mode mode, FfmpegLog log, FrameReceiver receiver)
            throws StreamFailedException {
        var found = program.find()
                .orElseThrow(() -> StreamFailedException.refused(
                        "ffmpeg must be on the PATH for " + order.url().scheme() + " sources, but there is no "
                                + program.name() + " (skylens.ingest.ffmpeg)"));
        return new FfmpegChild(
                program.command(found, command.arguments(order, mode)),
                command.input(order.url()),
                log,
                output -> new PictureStream(output, maxBytes).readTo(receiver));
    }

    /** Those of files may lack the tables that make them pictures of their own. */
    private static boolean isLiveJpeg(StreamOrder order, FfmpegLog log) {
        return order.url().scheme() != SourceScheme.FILE
                && log.jpegWidth().filter(width -> width <= order.width()).isPresent();
    }

    private record ThinnedOut(FpsGate gate, FrameReceiver receiver) implements FrameReceiver {

        @Override
        public void frame(byte[] jpeg) {
            if (gate.admits()) {
                receiver.frame(jpeg);
            }
        }

        @Override
        public void tooLarge(long bytes) {
            receiver.tooLarge(bytes);
        }
    }
}
