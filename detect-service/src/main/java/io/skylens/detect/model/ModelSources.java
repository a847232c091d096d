package io.skylens.detect.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Turns what was configured into a file of this machine: a path is one already, an address is fetched. */
public final class ModelSources {

    private final List<ModelSource> sources;

    public ModelSources(List<ModelSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** @throws UnusableModelException in one sentence for whoever configured it */
    public Path locate(String model, ModelCache cache) throws UnusableModelException {
        for (var source : sources) {
            if (source.reads(model)) {
                return source.fetch(model, cache);
            }
        }
        try {
            return Path.of(model);
        } catch (InvalidPathException e) {
            throw UnusableModelException.of(model, "must be a path of this machine, " + addresses() + ", but is none");
        }
    }

    /** What can be given besides a path, for people. */
    private String addresses() {
        return sources.stream().map(ModelSource::addresses).sorted().collect(Collectors.joining(" or "));
    }
}
