package io.skylens.ingest.source.websocket;

import io.quarkus.websockets.next.WebSocketConnection;
import io.skylens.ingest.guide.DeviceGuide;
import io.skylens.ingest.intake.FrameSession;
import io.skylens.ingest.results.ResultsFeed;
import jakarta.inject.Singleton;

/** What a device is told over its WebSocket while its session lasts. */
@Singleton
class DeviceTalk {

    private final DeviceGuide guide;
    private final ResultsFeed results;

    DeviceTalk(DeviceGuide guide, ResultsFeed results) {
        this.guide = guide;
        this.results = results;
    }

    void begin(FrameSession session, boolean wantsResults, WebSocketConnection connection) {
        var voice = new DeviceVoice(connection);
        guide.begin(session, voice::say);
        if (wantsResults) {
            results.subscribe(session, session.info().drone(), voice::sayNewest);
        }
    }

    void end(FrameSession session) {
        guide.end(session);
        results.unsubscribe(session);
    }
}
