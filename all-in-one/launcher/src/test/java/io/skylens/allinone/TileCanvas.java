package io.skylens.allinone;

import com.microsoft.playwright.Page;
import io.skylens.simulator.code.PaintedCode;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What a drone's tile shows, read back from the pixels of its canvas. */
final class TileCanvas {

    /** The top of the picture inside the canvas, as BGR in base 64; the picture is fitted into the canvas, centred. */
    private static final String READ = """
            ([drone, aspect, share]) => {
              const canvas = document.querySelector(`.tile[data-drone="${drone}"] canvas`);
              const scale = Math.min(canvas.width / aspect, canvas.height);
              const width = Math.floor(scale * aspect), height = Math.floor(scale * share);
              const left = Math.round((canvas.width - width) / 2), top = Math.round((canvas.height - scale) / 2);
              const rgba = canvas.getContext("2d").getImageData(left, top, width, height).data;
              let bgr = "";
              for (let i = 0; i < rgba.length; i += 4) bgr += String.fromCharCode(rgba[i + 2], rgba[i + 1], rgba[i]);
              return { width, height, bgr: btoa(bgr) };
            }
            """;

    private static final double TOP = 0.3;

    private final Page page;
    private final String drone;
    private final double aspect;

    /** @param aspect of the drone's pictures, width by height */
    TileCanvas(Page page, String drone, double aspect) {
        this.page = page;
        this.drone = drone;
        this.aspect = aspect;
    }

    /** The code that the simulator painted into the picture; nothing when a box or a chip lies over it. */
    Optional<PaintedCode> code() {
        var area = (Map<?, ?>) page.evaluate(READ, new Object[] {drone, aspect, TOP});
        var bgr = Base64.getDecoder().decode((String) area.get("bgr"));
        return PaintedCode.read(bgr, (Integer) area.get("width"), (Integer) area.get("height"));
    }
}
