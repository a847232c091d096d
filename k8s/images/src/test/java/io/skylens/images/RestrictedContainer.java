package io.skylens.images;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.utility.DockerImageName;

/**
 * An image run as the restricted profile of Kubernetes wants it, and a little stricter: nothing can be written but /tmp, from
 * which nothing can be executed; no capability, no way to new privileges; and the user that the image names.
 */
final class RestrictedContainer extends GenericContainer<RestrictedContainer> {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int MANAGEMENT_PORT = 9000;
    private static final int SECONDS_TO_END = 60;

    RestrictedContainer(String image) {
        super(DockerImageName.parse(BuiltImages.of(image)));
        withCreateContainerCmdModifier(RestrictedContainer::restrict);
        // Tests await what they want to see, which may be its end.
        setWaitStrategy(new NoWait());
        withStartupCheckStrategy(new AnyState());
        // Several start at once, on few cores perhaps.
        withEnv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    }

    private static void restrict(CreateContainerCmd command) {
        command.getHostConfig()
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withTmpFs(Map.of("/tmp", "rw,noexec,nosuid,size=256m"));
    }

    /** Mounts a folder of this machine. */
    RestrictedContainer withFolder(Path folder, String path, AccessMode mode) {
        return withCreateContainerCmdModifier(
                command -> command.getHostConfig().withBinds(new Bind(folder.toString(), new Volume(path), mode)));
    }

    String url(int port, String path) {
        return "http://" + getHost() + ":" + getMappedPort(port) + path;
    }

    Http.Answer readiness() throws IOException, InterruptedException {
        return Http.get(url(MANAGEMENT_PORT, "/q/health/ready"), null);
    }

    boolean isReady() throws InterruptedException {
        try {
            return readiness().status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    List<String> logLines() {
        return getLogs().lines().filter(line -> !line.isBlank()).toList();
    }

    /** What a command inside says, or complains of when it fails; without the last line's end. */
    String says(String... command) throws IOException, InterruptedException {
        var result = execInContainer(command);
        return (result.getExitCode() == 0 ? result.getStdout() : result.getStderr()).stripTrailing();
    }

    boolean hasEnded() {
        return !isRunning();
    }

    long exitCode() {
        return getDockerClient()
                .inspectContainerCmd(getContainerId())
                .exec()
                .getState()
                .getExitCodeLong();
    }

    /** Sends SIGTERM, and SIGKILL when that does not help, as Kubernetes does. */
    long exitCodeWhenAskedToEnd() {
        getDockerClient()
                .stopContainerCmd(getContainerId())
                .withTimeout(SECONDS_TO_END)
                .exec();
        return exitCode();
    }

    private static final class NoWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {}
    }

    private static final class AnyState extends StartupCheckStrategy {
        @Override
        public StartupStatus checkStartupState(DockerClient client, String containerId) {
            return StartupStatus.SUCCESSFUL;
        }
    }
}
