package io.skylens.detect.model.zoo;

import ai.djl.Application;
import ai.djl.repository.Artifact;
import ai.djl.repository.RemoteRepository;
import ai.djl.repository.Repository;
import io.skylens.detect.model.ModelCache;
import io.skylens.detect.model.ModelSource;
import io.skylens.detect.model.UnusableModelException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * {@code djl://GROUP/ARTIFACT[/VERSION[/NAME]]}, such as {@code djl://ai.djl.pytorch/yolov8n}: DJL's repository finds it
 * among the object detectors of the group, checks it and keeps it in DJL's own cache. This one fetch is all that DJL ever
 * goes online for; what it has fetched it does not ask for again.
 */
@Singleton
public final class ZooModels implements ModelSource {

    private static final Logger LOG = Logger.getLogger(ZooModels.class);
    private static final String ZOO = "https://mlrepo.djl.ai/";
    private static final Pattern ADDRESS =
            Pattern.compile("djl://([\\w.-]+)/([\\w.-]+)(?:/(\\d+(?:\\.\\d+)*)(?:/([\\w.-]+))?)?");
    private static final List<String> ENDINGS = List.of(".torchscript", ".pt", ".onnx");
    private static final String OFFLINE = "ai.djl.offline";

    private final String zoo;

    public ZooModels() {
        this(ZOO);
    }

    /** @param zoo the repository's root, ending in a slash */
    ZooModels(String zoo) {
        this.zoo = zoo;
    }

    @Override
    public String addresses() {
        return "djl://…";
    }

    @Override
    public boolean reads(String address) {
        return address.startsWith("djl:");
    }

    @Override
    public Path fetch(String address, ModelCache cache) throws UnusableModelException {
        var parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw UnusableModelException.of(address, "must be djl://GROUP/ARTIFACT[/VERSION[/NAME]], but is not");
        }
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty(OFFLINE, "true");
        try {
            return modelIn(folder(address, parts), address);
        } catch (IOException e) {
            throw UnusableModelException.of(address, "must be fetched from " + zoo + ", but that failed: " + e);
        }
    }

    private Path folder(String address, Matcher parts) throws IOException, UnusableModelException {
        // DJL's factory makes one of djl:// only for groups whose Java classes are on the class path.
        var repository = new RemoteRepository("djl", URI.create(zoo));
        var location = repository.model(
                Application.CV.OBJECT_DETECTION, parts.group(1), parts.group(2), parts.group(3), parts.group(4));
        // Offline, what is known of the artifact is asked for only where nothing is known yet.
        var artifact = repository.resolve(location, Map.of());
        if (artifact == null) {
            throw UnusableModelException.of(address, "must be in " + zoo + ", but is not");
        }
        prepare(repository, artifact, address);
        return repository.getCacheDirectory().resolve(artifact.getResourceUri().getPath());
    }

    private static void prepare(Repository repository, Artifact artifact, String address) throws IOException {
        if (Files.exists(repository.getResourceDirectory(artifact))) {
            return;
        }
        LOG.info("Fetching the model " + address);
        System.setProperty(OFFLINE, "false");
        try {
            repository.prepare(artifact);
        } finally {
            System.setProperty(OFFLINE, "true");
        }
    }

    private static Path modelIn(Path folder, String address) throws IOException, UnusableModelException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> ENDINGS.stream()
                            .anyMatch(ending -> file.getFileName().toString().endsWith(ending)))
                    .findFirst()
                    .orElseThrow(() -> UnusableModelException.of(
                            address,
                            "must hold a file that ends in " + String.join(", ", ENDINGS) + ", but holds none"));
        }
    }
}
