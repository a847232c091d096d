package io.skylens.view.rendition;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.skylens.imaging.JpegCodec;
import io.skylens.imaging.JpegCodecs;
import io.skylens.imaging.Picture;
import io.skylens.imaging.UndecodableJpegException;
import io.skylens.view.ViewConfig;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Makes pictures on threads of its own. The queue before them is bounded by the viewers: each asks for one picture of a
 * drone at a time.
 */
@Startup
@ApplicationScoped
public class Renderer {

    private static final Logger LOG = Logger.getLogger(Renderer.class);

    private final JpegCodec codec = JpegCodecs.best();
    private final Placeholder placeholder;
    private final PictureMaker maker;
    private final ExecutorService threads;
    private final Counter encodes;
    private final Counter undecodable;

    Renderer(ViewConfig config, MeterRegistry meters) {
        placeholder = Placeholder.of(config.placeholder(), codec);
        maker = new PictureMaker(codec, config.jpegQuality(), placeholder);
        threads = Executors.newFixedThreadPool(threads(config), task -> new Thread(task, "make-pictures"));
        encodes = meters.counter("skylens.view.encodes");
        undecodable = meters.counter("skylens.view.frames.undecodable");
    }

    /** Loads the native code, which takes longer than a frame stays fresh. */
    @PostConstruct
    void warmUp() {
        threads.execute(() -> {
            try (var picture = Picture.ofBgr(new byte[3], 1, 1)) {
                codec.encode(picture, 1);
            }
            LOG.infof("Pictures are made by %s", codec.name());
        });
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }

    /** The picture that whoever runs this service has put in the place of missing ones; empty where there is none. */
    public Optional<byte[]> ownPlaceholder() {
        return placeholder.own();
    }

    /** Fails, counted, when the frame is no picture. */
    CompletableFuture<EncodedPicture> render(Scene scene, Rendition rendition) {
        var picture = new CompletableFuture<EncodedPicture>();
        threads.execute(() -> {
            try {
                picture.complete(new EncodedPicture(maker.make(scene, rendition)));
                encodes.increment();
            } catch (UndecodableJpegException | RuntimeException e) {
                undecodable.increment();
                picture.completeExceptionally(e);
            }
        });
        return picture;
    }

    private static int threads(ViewConfig config) {
        return config.renderThreads() > 0
                ? config.renderThreads()
                : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
