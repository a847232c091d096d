package io.skylens.detect.model;

import io.skylens.contract.Detections;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file that holds a model: it is there, it can be read, it is not empty. */
public record ModelFile(Path path) {

    /** The configuration key that names it, for messages. */
    public static final String KEY = "skylens.detect.model";

    /** @throws UnusableModelException naming the file and what is wrong with it */
    public static ModelFile at(Path path) throws UnusableModelException {
        var file = new ModelFile(path.toAbsolutePath().normalize());
        if (!Files.exists(file.path)) {
            throw file.unusable("must exist, but there is no such file");
        }
        if (!Files.isRegularFile(file.path)) {
            throw file.unusable("must be a file, but is a folder or something else");
        }
        if (!Files.isReadable(file.path)) {
            throw file.unusable("must be readable for this user, but is not");
        }
        return file;
    }

    /** An exception that says of this file: {@code model file '…' (skylens.detect.model) <problem>}. */
    public UnusableModelException unusable(String problem) {
        return new UnusableModelException("model file '" + path + "' (" + KEY + ") " + problem);
    }

    /** The file's name without its ending. */
    public String name() {
        var name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    public boolean hasEnding(String ending) {
        return path.getFileName().toString().endsWith(ending);
    }

    /** Reads the whole file. The version is {@code sha256:} and the digest in lower-case hexadecimal. */
    public Detections.Model identity() throws UnusableModelException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                Files.copy(path, sink);
            }
            return new Detections.Model(name(), "sha256:" + HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw unusable("must be readable, but reading it failed: " + e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
