package io.skylens.allinone.machine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Where this operating system keeps a user's files of a program. */
public final class UserFolders {

    private static final String NAME = "skylens";

    private final String system;
    private final Path home;
    private final UnaryOperator<String> environment;

    /** @param environment a variable's value by its name, or null */
    UserFolders(String operatingSystem, Path home, UnaryOperator<String> environment) {
        this.system = operatingSystem.toLowerCase(Locale.ROOT);
        this.home = home;
        this.environment = environment;
    }

    /** For what may be deleted at any time. */
    public static Path cache() {
        return ofThisUser().cacheFolder();
    }

    /** The file of the keys that this user's tokens are signed with. It may not be there. */
    public static Path keys() {
        return config().resolve("keys.json");
    }

    /** For what must stay. */
    public static Path config() {
        return ofThisUser().configFolder();
    }

    private static UserFolders ofThisUser() {
        return new UserFolders(System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System::getenv);
    }

    /** For what may be deleted at any time. */
    Path cacheFolder() {
        return of("LOCALAPPDATA", "Local", "Caches", "XDG_CACHE_HOME", ".cache");
    }

    /** For what must stay. */
    Path configFolder() {
        return of("APPDATA", "Roaming", "Application Support", "XDG_CONFIG_HOME", ".config");
    }

    private Path of(String windowsVariable, String windows, String mac, String xdgVariable, String xdg) {
        if (system.startsWith("windows")) {
            return set(windowsVariable, home.resolve("AppData").resolve(windows));
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve(mac).resolve(NAME);
        }
        return set(xdgVariable, home.resolve(xdg));
    }

    private Path set(String variable, Path usual) {
        var value = environment.apply(variable);
        return (value == null || !Path.of(value).isAbsolute() ? usual : Path.of(value)).resolve(NAME);
    }
}
