package io.skylens.detect.model.pytorch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.detect.model.ExportMetadata;
import io.skylens.detect.model.ModelFile;
import io.skylens.detect.model.ModelMetadata;
import io.skylens.detect.model.UnusableModelException;
import java.io.IOException;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads {@code extra/config.txt}, the JSON that Ultralytics puts into its TorchScript exports. */
final class TorchScriptMetadata {

    private static final String ENTRY = "/extra/config.txt";

    private TorchScriptMetadata() {}

    /** @return {@link ModelMetadata#NONE} of an archive without the entry */
    static ModelMetadata read(ModelFile file) throws UnusableModelException {
        try (var archive = new ZipFile(file.path().toFile())) {
            var entry = archive.stream()
                    .filter(candidate -> candidate.getName().endsWith(ENTRY))
                    .findFirst();
            if (entry.isEmpty()) {
                return ModelMetadata.NONE;
            }
            try (var json = archive.getInputStream(entry.get())) {
                return ExportMetadata.of(new ObjectMapper().readTree(json), file);
            }
        } catch (ZipException e) {
            throw file.unusable("must be a TorchScript archive as torch.jit.save writes it, but is no such archive");
        } catch (JsonProcessingException e) {
            throw file.unusable("must hold JSON in its extra/config.txt, but that cannot be parsed");
        } catch (IOException e) {
            throw file.unusable("must be readable, but reading it failed: " + e);
        }
    }
}
