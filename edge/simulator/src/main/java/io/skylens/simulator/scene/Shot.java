package io.skylens.simulator.scene;

import io.skylens.imaging.Picture;
import java.util.List;

/**
 * A picture and what is to be seen in it.
 *
 * @param picture whoever holds the shot closes it
 */
public record Shot(Picture picture, List<Seen> seen) implements AutoCloseable {

    @Override
    public void close() {
        picture.close();
    }
}
