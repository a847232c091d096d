package io.skylens.ingest.intake;

import io.skylens.contract.DroneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The open sessions of this pod. Reading {@link #post} needs no lock; for the rest the caller locks this object. */
final class Sessions {

    /** POSTs of one drone from one address are one session. */
    record Poster(DroneId drone, String address) {}

    private final Map<DroneId, Set<FrameSession>> byDrone = new HashMap<>();
    private final ConcurrentMap<Poster, FrameSession> posts = new ConcurrentHashMap<>();
    private int count;

    int count() {
        return count;
    }

    FrameSession post(Poster poster) {
        return posts.get(poster);
    }

    void add(FrameSession session) {
        var info = session.info();
        byDrone.computeIfAbsent(info.drone(), id -> new LinkedHashSet<>()).add(session);
        if (!info.isConnection()) {
            posts.put(posterOf(info), session);
        }
        count++;
    }

    void remove(FrameSession session) {
        var info = session.info();
        var sessions = byDrone.get(info.drone());
        if (sessions == null || !sessions.remove(session)) {
            return;
        }
        if (sessions.isEmpty()) {
            byDrone.remove(info.drone());
        }
        posts.remove(posterOf(info), session);
        count--;
    }

    boolean hasConnection(DroneId drone) {
        return of(drone).stream().anyMatch(session -> session.info().isConnection());
    }

    /** The connections that declared the drone and began before the epoch. */
    List<FrameSession> declaredConnectionsBefore(DroneId drone, long epoch) {
        return of(drone).stream()
                .filter(session -> session.info().declared() && session.info().isConnection())
                .filter(session -> session.info().epoch() < epoch)
                .toList();
    }

    List<FrameSession> all() {
        var all = new ArrayList<FrameSession>(count);
        byDrone.values().forEach(all::addAll);
        return all;
    }

    private Collection<FrameSession> of(DroneId drone) {
        return byDrone.getOrDefault(drone, Set.of());
    }

    private static Poster posterOf(SessionInfo info) {
        return new Poster(info.drone(), info.source().address());
    }
}
