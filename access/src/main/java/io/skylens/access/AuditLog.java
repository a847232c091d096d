package io.skylens.access;

import io.skylens.contract.DroneId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who did what, or was refused it: one line each in the category {@code audit}, as {@code event=… …}, in words that stay.
 * Never holds a query, where tokens are. Thread-safe.
 */
public final class AuditLog {

    private static final Logger LOG = System.getLogger("audit");
    private static final Duration SAY_AGAIN = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Instant> said = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    public AuditLog(Clock clock) {
        this.clock = clock;
    }

    /** @param path without its query */
    public void refused(String address, String method, String path, String reason) {
        say("event=refused address=%s method=%s path=%s reason=%s", address, method, quoted(path), quoted(reason));
    }

    /**
     * Once a minute for each address and rule: a device that is refused tries again ten times a second.
     *
     * @param origin the protocol it speaks
     * @param declaredId the drone it says it is; null when it named nobody
     * @param rule that it broke
     */
    public void refusedDevice(String address, String origin, String declaredId, String rule, String reason) {
        if (isNews("refused " + address + " " + rule)) {
            say(
                    "event=refused address=%s origin=%s drone=%s reason=%s",
                    address, origin, quoted(declaredId == null ? "" : declaredId), quoted(reason));
        }
    }

    /**
     * Once a minute for each who, what and how: some look at snapshots ten times a second.
     *
     * @param by the kind of look: {@code mjpeg}, {@code websocket}, {@code snapshot}, {@code replay}
     */
    public void watched(String who, DroneId drone, String by) {
        if (isNews("watched " + drone + " " + by + " " + who)) {
            say("event=watched who=%s drone=%s by=%s", quoted(who), drone, by);
        }
    }

    /**
     * @param what was changed: {@code drone/ID}, {@code source/ID}, {@code mask/ID}, {@code revocation/SUBJECT}
     * @param how {@code renamed}, {@code forgotten}, {@code declared}, {@code removed}, {@code set}, {@code revoked}
     */
    public void changed(String who, String what, String how) {
        say("event=changed who=%s what=%s how=%s", quoted(who), quoted(what), how);
    }

    private boolean isNews(String deed) {
        var now = clock.instant();
        synchronized (said) {
            var before = said.get(deed);
            if (before != null && before.plus(SAY_AGAIN).isAfter(now)) {
                return false;
            }
            said.put(deed, now);
            return true;
        }
    }

    /** What is said is never a pattern: some loggers would take braces in a name for one. */
    private static void say(String words, Object... values) {
        LOG.log(Level.INFO, () -> words.formatted(values));
    }

    /** One line stays one line, and a quoted value one value. */
    private static String quoted(String text) {
        return '"' + text.replaceAll("[\\p{Cntrl}\"]", "?") + '"';
    }
}
