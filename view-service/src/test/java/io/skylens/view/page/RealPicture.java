package io.skylens.view.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skylens.allinone.broker.RealPart;
import io.skylens.contract.Box;
import io.skylens.contract.DetectedObject;
import io.skylens.view.Jpegs;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;

/** A real photograph and what is known to be in it. */
record RealPicture(byte[] jpeg, DetectedObject[] objects) {

    private static final double SURE = 0.4;

    /** @param name of a picture of the shared folder; the test is skipped where that is absent */
    static RealPicture of(String folder, String name) {
        try {
            var image = ImageIO.read(RealPart.shared(folder + "/" + name).toFile());
            var rgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
            rgb.getGraphics().drawImage(image, 0, 0, null);
            return new RealPicture(Jpegs.encode(rgb), golden(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DetectedObject[] golden(String name) throws IOException {
        var boxes = new ObjectMapper()
                .readTree(RealPart.shared("golden/yolov8n_640.json").toFile())
                .get(name);
        return StreamSupport.stream(boxes.spliterator(), false)
                .filter(box -> box.get("score").asDouble() >= SURE)
                .map(RealPicture::object)
                .toArray(DetectedObject[]::new);
    }

    private static DetectedObject object(JsonNode golden) {
        var box = golden.get("box");
        double x = box.get(0).asDouble();
        double y = box.get(1).asDouble();
        return new DetectedObject(
                golden.get("label").asText(),
                0,
                golden.get("score").asDouble(),
                new Box(x, y, box.get(2).asDouble() - x, box.get(3).asDouble() - y));
    }
}
