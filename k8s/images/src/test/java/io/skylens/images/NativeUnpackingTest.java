package io.skylens.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeUnpackingTest {

    private static final Platform PLATFORM = Platform.of("amd64");

    @TempDir
    private Path folder;

    private Path natives;

    @BeforeEach
    void makeFolder() {
        natives = folder.resolve("natives");
    }

    @Test
    void shouldTakeOutThisPlatformsLibrariesAndLeaveTheClassesAlone() throws IOException {
        var artifact = artifact(
                "com.microsoft.onnxruntime.onnxruntime-1.22.0.jar",
                "ai/onnxruntime/OrtSession.class",
                "ai/onnxruntime/native/linux-x64/libonnxruntime.so",
                "ai/onnxruntime/native/linux-aarch64/libonnxruntime.so",
                "ai/onnxruntime/native/win-x64/onnxruntime.pdb",
                "ai/onnxruntime/native/osx-x64/libonnxruntime.dylib.dSYM/Contents/Info.plist");

        new NativeUnpacking(PLATFORM, natives).unpack(artifact);

        assertThat(entries(artifact)).containsExactly("ai/onnxruntime/OrtSession.class");
        assertThat(unpacked()).containsExactly("libonnxruntime.so");
        assertThat(natives.resolve("libonnxruntime.so"))
                .hasContent("ai/onnxruntime/native/linux-x64/libonnxruntime.so");
    }

    @Test
    void shouldNameTheGlueOfPyTorchAsDjlLooksForIt() throws IOException {
        var artifact = artifact(
                "ai.djl.pytorch.pytorch-jni-2.7.1-0.35.1.jar",
                "jnilib/pytorch.properties",
                "jnilib/linux-x86_64/cpu/libdjl_torch.so",
                "jnilib/linux-x86_64/cu128/libdjl_torch.so",
                "jnilib/win-x86_64/cpu/djl_torch.dll");

        new NativeUnpacking(PLATFORM, natives).unpack(artifact);

        assertThat(entries(artifact)).containsExactly("jnilib/pytorch.properties");
        assertThat(unpacked())
                .containsExactlyInAnyOrder("pytorch/0.35.1-libdjl_torch.so", "pytorch-cuda/0.35.1-libdjl_torch.so");
    }

    @Test
    void shouldChangeNothingTheSecondTime() throws IOException {
        var artifact = artifact(
                "pytorch-native-cpu-2.7.1-linux-x86_64.jar",
                "native/lib/pytorch.properties",
                "pytorch/cpu/linux-x86_64/libgomp-98b21ff3.so.1");
        var unpacking = new NativeUnpacking(PLATFORM, natives);
        unpacking.unpack(artifact);

        unpacking.unpack(artifact);

        assertThat(entries(artifact)).containsExactly("native/lib/pytorch.properties");
        assertThat(unpacked()).containsExactly("pytorch/libgomp-98b21ff3.so.1");
    }

    @Test
    void shouldLeaveOtherArtifactsAsTheyAre() throws IOException {
        var artifact = artifact("org.xerial.snappy.snappy-java-1.1.10.8.jar", "native/Linux/x86_64/libsnappyjava.so");

        NativeUnpacking.main(new String[] {folder.toString(), natives.toString()});

        assertThat(entries(artifact)).containsExactly("native/Linux/x86_64/libsnappyjava.so");
        assertThat(natives).doesNotExist();
    }

    @Test
    void shouldSayWhichMachinesMakeImages() {
        assertThatThrownBy(() -> Platform.of("sparc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not on sparc");
    }

    /** Each entry's content is its name. */
    private Path artifact(String name, String... entries) throws IOException {
        var file = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(entry.getBytes());
            }
        }
        return file;
    }

    private static List<String> entries(Path artifact) throws IOException {
        try (var zip = new ZipFile(artifact.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    private List<String> unpacked() throws IOException {
        try (Stream<Path> files = Files.walk(natives)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> natives.relativize(file).toString())
                    .toList();
        }
    }
}
