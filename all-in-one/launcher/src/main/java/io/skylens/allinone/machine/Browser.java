package io.skylens.allinone.machine;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The person's browser, by the program each desktop has for that; the JDK's own way needs a graphical one. */
public final class Browser {

    private Browser() {}

    /** Whether something was started that should show the page. */
    public static boolean open(URI page) {
        try {
            new ProcessBuilder(command(System.getProperty("os.name"), page))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static List<String> command(String operatingSystem, URI page) {
        var system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", page.toString());
        }
        return List.of(system.startsWith("mac") ? "open" : "xdg-open", page.toString());
    }
}
