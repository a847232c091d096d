package io.skylens.allinone.machine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Where this operating system keeps what may be deleted at any time. */
public final class CacheFolder {

    private static final String NAME = "skylens";

    private CacheFolder() {}

    public static Path ofThisUser() {
        return of(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System::getenv);
    }

    /** @param environment a variable's value by its name, or null */
    static Path of(String operatingSystem, Path home, UnaryOperator<String> environment) {
        var system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return or(environment.apply("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"))
                    .resolve(NAME);
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve(NAME);
        }
        return or(environment.apply("XDG_CACHE_HOME"), home.resolve(".cache")).resolve(NAME);
    }

    private static Path or(String set, Path usual) {
        return set == null || !Path.of(set).isAbsolute() ? usual : Path.of(set);
    }
}
