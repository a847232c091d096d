package io.skylens.ingest.sources;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.skylens.contract.DroneId;
import io.skylens.contract.SourceSpec;
import io.skylens.ingest.config.SourcesConfig;
import io.skylens.ingest.sources.SourceFile.InvalidSourceFileException;
import io.skylens.ingest.time.Timepiece;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The sources that configuration files declare. At the start and whenever a file has changed, they are written to the
 * topic where they differ from it, and those that were declared in a file and are in none any more are removed. A file
 * that cannot be read stops the start; later it is said and the sources stay as they are.
 */
@Startup
@Singleton
class SourceFiles {

    private static final Logger LOG = Logger.getLogger(SourceFiles.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final List<Path> paths;
    private final SourceTables tables;
    private final SourceWriter writer;
    private final Timepiece time;
    private Map<DroneId, SourceSpec> wanted;
    private List<String> texts;
    private boolean isWritten;
    private long lookedNanos;

    SourceFiles(SourcesConfig config, SourceTables tables, SourceWriter writer, Timepiece time) {
        this.paths = config.sourcesFiles().orElse(List.of());
        this.tables = tables;
        this.writer = writer;
        this.time = time;
        this.lookedNanos = time.nanos();
        try {
            read();
        } catch (InvalidSourceFileException | IOException e) {
            throw new ConfigurationException(sentence(e));
        }
    }

    /** On the thread that reads the topics, when all of them were read. Blocks where something has to be written. */
    void sync() {
        if (paths.isEmpty()) {
            return;
        }
        if (time.nanos() - lookedNanos > LOOK_EVERY.toNanos()) {
            lookedNanos = time.nanos();
            readAgain();
        }
        if (!isWritten) {
            isWritten = write();
        }
    }

    private void readAgain() {
        try {
            read();
        } catch (InvalidSourceFileException | IOException e) {
            LOG.warnf("sources stay as they are: error=%s", sentence(e));
        }
    }

    private void read() throws IOException, InvalidSourceFileException {
        var now = new ArrayList<String>();
        for (var path : paths) {
            now.add(Files.readString(path));
        }
        if (now.equals(texts)) {
            return;
        }
        texts = now;
        var sources = new LinkedHashMap<DroneId, SourceSpec>();
        for (int i = 0; i < paths.size(); i++) {
            sources.putAll(SourceFile.parse(now.get(i)));
        }
        wanted = sources;
        isWritten = false;
    }

    /** @return whether Kafka has all of it */
    private boolean write() {
        boolean isComplete = true;
        var declared = tables.declared();
        for (var source : wanted.entrySet()) {
            var known = declared.get(source.getKey());
            if (known == null || !known.spec().equals(source.getValue())) {
                isComplete &= writer.declare(source.getKey(), source.getValue());
            }
        }
        for (var known : declared.entrySet()) {
            boolean isOfFile = known.getValue().spec().declaredIn() == SourceSpec.Place.FILE;
            if (isOfFile && !wanted.containsKey(known.getKey())) {
                isComplete &= writer.declare(known.getKey(), null);
            }
        }
        return isComplete;
    }

    private String sentence(Exception e) {
        var what = e instanceof IOException ? "cannot be read (" + e.getClass().getSimpleName() + ")" : e.getMessage();
        return "skylens.ingest.sources-files " + paths + ": " + what;
    }
}
