package io.skylens.contract;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** URLs as text: their credentials, and texts without them. Errs on the side of hiding too much. */
final class UrlText {

    static final String HIDDEN = "***";

    /** Up to the last @ before the path: people forget to encode those of their passwords. */
    private static final Pattern USER_INFO = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)[^/?#\\s]*@");
    /** Cameras take credentials in the path as well: {@code /user=admin_password=x_channel=1}. */
    private static final Pattern ASSIGNMENT =
            Pattern.compile("([/?&;_,][^/?&;_,=\\s'\"]{1,40}=)((?:[^/?&;_,:\\s'\"]|:(?!\\s|$))+)");

    private static final Pattern USER_INFO_PARTS = Pattern.compile("([^:]*)(?::(.*))?", Pattern.DOTALL);

    /** Parameters whose values are no secret and help people. */
    private static final Set<String> HARMLESS = Set.of(
            "codec",
            "payload",
            "mode",
            "channel",
            "subtype",
            "stream",
            "profile",
            "resolution",
            "size",
            "fps",
            "width",
            "height",
            "quality",
            "compression",
            "camera",
            "latency",
            "transport",
            "unicast",
            "proto",
            "action");
    /** A shorter one would turn up in innocent words. */
    private static final int SHORTEST_SECRET = 3;

    private UrlText() {}

    /** Every URL in the text without user, password and the values of parameters that are not known to be harmless. */
    static String redact(String text) {
        var withoutUsers = USER_INFO.matcher(text).replaceAll("$1" + HIDDEN + "@");
        return ASSIGNMENT.matcher(withoutUsers).replaceAll(found -> isHarmless(found.group(1)) ? "$0" : "$1" + HIDDEN);
    }

    /** What must not be seen of these parts, as written and decoded, the longest first. */
    static List<String> secrets(String userInfo, String path, String query) {
        var secrets = new HashSet<String>();
        if (userInfo != null) {
            var parts = USER_INFO_PARTS.matcher(userInfo);
            if (parts.matches()) {
                // The name alone is often "admin", which is in many a path and message.
                add(secrets, parts.group(2));
            }
        }
        Stream.of(path, query == null ? "" : "?" + query)
                .flatMap(part -> ASSIGNMENT.matcher(part).results())
                .filter(found -> !isHarmless(found.group(1)))
                .forEach(found -> add(secrets, found.group(2)));
        var longestFirst = new ArrayList<>(secrets);
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        return longestFirst;
    }

    static Optional<String> parameter(String query, String name) {
        return Stream.of(query == null ? new String[0] : query.split("&"))
                .filter(each -> each.startsWith(name + "="))
                .map(each -> decode(each.substring(name.length() + 1)))
                .findFirst();
    }

    /** Percent signs that encode nothing stay as they are, and so does +. */
    static String decode(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < encoded.length; i++) {
            int high = i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
            int low = i + 2 < encoded.length ? Character.digit(encoded[i + 2], 16) : -1;
            boolean isEscape = encoded[i] == '%' && high >= 0 && low >= 0;
            bytes.write(isEscape ? high << 4 | low : encoded[i]);
            i += isEscape ? 2 : 0;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isHarmless(String assignment) {
        return HARMLESS.contains(
                assignment.substring(1, assignment.length() - 1).toLowerCase(Locale.ROOT));
    }

    private static void add(Set<String> secrets, String value) {
        if (value == null) {
            return;
        }
        for (var form : List.of(value, decode(value))) {
            if (form.length() >= SHORTEST_SECRET) {
                secrets.add(form);
            }
        }
    }
}
