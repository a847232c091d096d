package io.skylens.images;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where each library's artifact holds the native files of one platform. Linux only: images have no other.
 *
 * @param opencv folder below {@code nu/pattern/opencv/linux}
 * @param pytorch folder below {@code pytorch/cpu} and {@code jnilib}
 * @param onnxruntime folder below {@code ai/onnxruntime/native}
 * @param jna folder below {@code com/sun/jna}
 */
record Platform(String opencv, String pytorch, String onnxruntime, String jna) {

    private static final Map<String, Platform> BY_ARCHITECTURE = Map.of(
            "amd64", new Platform("x86_64", "linux-x86_64", "linux-x64", "linux-x86-64"),
            "aarch64", new Platform("ARMv8", "linux-aarch64", "linux-aarch64", "linux-aarch64"));

    private static final Pattern NATIVE = Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib|a|pdb)|.*\\.dSYM/.*");

    /** @param architecture as {@code os.arch} names it */
    static Platform of(String architecture) {
        return Optional.ofNullable(BY_ARCHITECTURE.get(architecture))
                .orElseThrow(() -> new IllegalArgumentException(
                        "images are made on one of " + BY_ARCHITECTURE.keySet() + ", not on " + architecture));
    }

    /** Whether an entry of an artifact is of no use where its native files lie unpacked. */
    static boolean isNative(String entry) {
        return NATIVE.matcher(entry).matches();
    }

    /**
     * The path, below the folder of natives, that an entry is unpacked to; nothing for the files of other platforms.
     *
     * @param glueVersion of DJL, by which it knows its own library beside libtorch
     */
    Optional<String> unpacked(String entry, String glueVersion) {
        if (!isNative(entry)) {
            return Optional.empty();
        }
        var file = entry.substring(entry.lastIndexOf('/') + 1);
        var glue = glueVersion + "-" + file;
        var targets = Map.of(
                "nu/pattern/opencv/linux/" + opencv + "/",
                file,
                "ai/onnxruntime/native/" + onnxruntime + "/",
                file,
                "com/sun/jna/" + jna + "/",
                file,
                "pytorch/cpu/" + pytorch + "/",
                "pytorch/" + file,
                "jnilib/" + pytorch + "/cpu/",
                "pytorch/" + glue,
                "jnilib/" + pytorch + "/cu128/",
                "pytorch-cuda/" + glue);
        return Optional.ofNullable(targets.get(entry.substring(0, entry.lastIndexOf('/') + 1)));
    }
}
