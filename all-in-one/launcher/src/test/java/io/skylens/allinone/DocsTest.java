package io.skylens.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documentation that cannot lie: every link leads somewhere, every configuration key exists. */
class DocsTest {

    private static final Path ROOT = repositoryRoot();
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern KEY = Pattern.compile("`(skylens\\.[a-z]+(?:\\.[a-z0-9-]+)+)");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([a-z.]+)\"");
    private static final Pattern KEY_METHOD = Pattern.compile("(?m)^ +[\\w.]+(?:<.+>)? (\\w+)\\(\\);");

    @Test
    void shouldLinkOnlyToWhatExists() throws IOException {
        var broken = new ArrayList<String>();
        for (var page : pages()) {
            for (var link : matches(LINK, proseOf(page))) {
                if (!link.contains("://") && !leadsSomewhere(page, link)) {
                    broken.add(ROOT.relativize(page) + " -> " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void shouldNameOnlyConfigurationKeysThatExist() throws IOException {
        var keys = configurationKeys();
        assertThat(keys).isNotEmpty();
        var unknown = new ArrayList<String>();
        for (var page : pages()) {
            for (var key : matches(KEY, Files.readString(page))) {
                if (!keys.contains(key)) {
                    unknown.add(ROOT.relativize(page) + ": " + key);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        int hash = link.indexOf('#');
        var path = hash < 0 ? link : link.substring(0, hash);
        var target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || anchors(target).contains(link.substring(hash + 1));
    }

    /** Headings as GitHub turns them into anchors. */
    private static List<String> anchors(Path page) throws IOException {
        return matches(HEADING, proseOf(page)).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static Set<String> configurationKeys() throws IOException {
        var keys = new HashSet<String>();
        for (var source : files(".java")) {
            var text = Files.readString(source);
            for (var prefix : matches(MAPPING, text)) {
                matches(KEY_METHOD, text).forEach(method -> keys.add(prefix + "." + kebab(method)));
            }
        }
        return keys;
    }

    private static String kebab(String method) {
        return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String proseOf(Path page) throws IOException {
        return FENCE.matcher(Files.readString(page)).replaceAll("");
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult r) -> r.group(1))
                .toList();
    }

    private static List<Path> pages() {
        return files(".md");
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> file.toString().endsWith(ending) && isOurs(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(Path file) {
        for (var part : ROOT.relativize(file)) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static Path repositoryRoot() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.ko.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
