package io.skylens.allinone.machine;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the built artifacts of this source tree lie. Each program runs from its own, as it would in an image.
 *
 * @param root of the source tree
 * @param version of this build
 */
public record Installation(Path root, String version) {

    private static final String NAME = "skylens-";

    /** The tree that this launcher was built in. */
    public static Installation ofThisLauncher() {
        try {
            var jar = Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var target = jar.getParent();
            var version = Installation.class.getPackage().getImplementationVersion();
            return new Installation(target.resolve("../../..").normalize(), version);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the launcher's own jar has no path", e);
        }
    }

    public Path broker() throws CannotStartException {
        return built("all-in-one/broker/target/" + NAME + "broker-" + version + ".jar");
    }

    public Path tether() throws CannotStartException {
        return built("all-in-one/launcher/target/" + NAME + "launcher-" + version + "-tether.jar");
    }

    public Path simulator() throws CannotStartException {
        return built("edge/simulator/target/" + NAME + "simulator-" + version + ".jar");
    }

    public Path access() throws CannotStartException {
        return built("access/target/" + NAME + "access-" + version + ".jar");
    }

    /** @param folder of the service's module */
    public Path service(String folder) throws CannotStartException {
        return built(folder + "/target/quarkus-app/quarkus-run.jar");
    }

    /** The model that comes with Skylens. It may not be there. */
    public Path demoModel() {
        return root.resolve("detect-service/demo-model/skylens-demo.torchscript");
    }

    private Path built(String file) throws CannotStartException {
        var path = root.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new CannotStartException(
                    path + " is missing; 'mvn -DskipTests package' in " + root + " builds it, and so does ./skylens");
        }
        return path;
    }
}
