package io.skylens.ingest.guide;

import io.skylens.contract.CameraSettings;
import io.skylens.contract.DroneId;
import io.skylens.ingest.config.IngestConfig;
import io.skylens.ingest.intake.FrameSession;
import io.skylens.ingest.intake.Sweep;
import io.skylens.ingest.time.Timepiece;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Tells devices how to film: what operators have set, when a device connects and when that changes; and by itself a lower
 * rate while its frames come too fast or late, see {@link Governor}. A device that does not understand goes on as before.
 * Thread-safe; no method blocks.
 */
@Singleton
public class DeviceGuide implements Sweep {

    private final Map<DroneId, CameraSettings> wishes = new ConcurrentHashMap<>();
    private final Map<FrameSession, Guided> guided = new ConcurrentHashMap<>();
    private final IngestConfig config;
    private final Timepiece time;

    DeviceGuide(IngestConfig config, Timepiece time) {
        this.config = config;
        this.time = time;
    }

    /**
     * A device has connected that can be told something.
     *
     * @param device takes a text message; must not block
     */
    public void begin(FrameSession session, Consumer<String> device) {
        var begun = new Guided(session, device, new Governor(config.maxFps()));
        guided.put(session, begun);
        var wish = wishes.get(session.info().drone());
        if (wish != null) {
            begun.tell(wish);
        }
    }

    public void end(FrameSession session) {
        guided.remove(session);
    }

    /** What operators want of a drone from now on. */
    void wish(DroneId drone, CameraSettings settings) {
        var earlier = settings.areNone() ? wishes.remove(drone) : wishes.put(drone, settings);
        if (!settings.areNone() && !settings.equals(earlier)) {
            guided.values().stream().filter(each -> each.isOf(drone)).forEach(each -> each.wished(settings));
        }
    }

    @Override
    public void sweep() {
        if (config.guideDevices()) {
            guided.values().forEach(each -> each.look(time.nanos()));
        }
    }

    private record Guided(FrameSession session, Consumer<String> device, Governor governor) {

        boolean isOf(DroneId drone) {
            return session.info().drone().equals(drone);
        }

        void wished(CameraSettings settings) {
            if (settings.fps() != null) {
                synchronized (governor) {
                    governor.overruled();
                }
            }
            tell(settings);
        }

        void look(long nanos) {
            synchronized (governor) {
                governor.look(session.pressure(), nanos).ifPresent(fps -> tell(CameraSettings.ofFps(fps)));
            }
        }

        void tell(CameraSettings settings) {
            device.accept(settings.command());
        }
    }
}
