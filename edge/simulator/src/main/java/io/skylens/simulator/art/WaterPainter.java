package io.skylens.simulator.art;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;

/** Paints water with the paint that is set, shallower and lighter towards its edge. */
final class WaterPainter {

    private static final Color SHALLOW = Tint.of(0x7FC4C0, 0.04);
    private static final int SHOALS = 16;

    private final Graphics2D pen;

    WaterPainter(Graphics2D pen) {
        this.pen = pen;
    }

    /**
     * Leaves the pen's composite changed: the water's own alpha, by which it is known later, must not be blended away.
     */
    void paint(Shape outline) {
        pen.setComposite(AlphaComposite.Src);
        pen.fill(outline);
        pen.setComposite(AlphaComposite.SrcAtop);
        var clip = pen.getClip();
        pen.clip(outline);
        pen.setColor(SHALLOW);
        for (int i = 1; i <= SHOALS; i++) {
            pen.setStroke(new BasicStroke(i * 0.9f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            pen.draw(outline);
        }
        pen.setClip(clip);
        pen.setColor(Tint.of(0xFFFFFF, 0.4));
        pen.setStroke(new BasicStroke(0.35f));
        pen.draw(outline);
        pen.setComposite(AlphaComposite.SrcOver);
    }
}
