package io.skylens.simulator.art;

import io.skylens.simulator.plan.Material;
import io.skylens.simulator.raster.Noise;
import io.skylens.simulator.raster.Pixels;
import java.awt.TexturePaint;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** Seamless tiles of what the ground is made of. */
final class Textures {

    /** By its alpha, all but opaque, water is known while the ground is painted. */
    static final int WATER_ALPHA = 254;

    /** Metres a tile. */
    private static final double TILE = 16;

    /**
     * How a material looks.
     *
     * @param rgb on average
     * @param patches how much it varies over metres
     * @param grain how much it varies from pixel to pixel
     * @param pattern what is laid or sown in it
     */
    private record Recipe(int rgb, int patches, int grain, Pattern pattern) {}

    /** Brightness by place, in metres, added to the noise. */
    private interface Pattern {
        double at(double x, double y);
    }

    private static final Map<Material, Recipe> RECIPES = new EnumMap<>(Map.ofEntries(
            Map.entry(Material.GRASS, new Recipe(0x77935A, 14, 7, (x, y) -> 0)),
            Map.entry(Material.MEADOW, new Recipe(0x8FA064, 20, 10, (x, y) -> 0)),
            Map.entry(Material.FIELD, new Recipe(0xB9AA6E, 8, 6, (x, y) -> 6 * Math.sin(x * Math.PI * 2))),
            Map.entry(Material.SOIL, new Recipe(0x8F7357, 9, 8, (x, y) -> 7 * Math.sin(x * Math.PI * 1.5))),
            Map.entry(Material.SAND, new Recipe(0xDCC99B, 9, 6, (x, y) -> 0)),
            Map.entry(Material.GRAVEL, new Recipe(0xC2B08F, 6, 11, (x, y) -> 0)),
            Map.entry(Material.ASPHALT, new Recipe(0x5E6064, 7, 5, (x, y) -> 0)),
            Map.entry(Material.PAVING, new Recipe(0xB3ADA4, 5, 4, (x, y) -> joints(x, y, 1, 1))),
            Map.entry(Material.CONCRETE, new Recipe(0xA3A29C, 8, 4, (x, y) -> joints(x, y, 4, 4))),
            Map.entry(Material.PLANKS, new Recipe(0x9C7B57, 5, 8, (x, y) -> joints(x, y, 16, 0.5) * 1.6)),
            Map.entry(Material.POOL, new Recipe(0x55B4C4, 10, 2, (x, y) -> 0)),
            Map.entry(Material.WATER, new Recipe(0x33718A, 9, 1, (x, y) -> 0))));

    private final Map<Material, TexturePaint> paints = new EnumMap<>(Material.class);
    private final Noise noise;
    private final Random random;
    private final int size;

    /** @param ppm pixels a metre of what will be painted with them */
    Textures(long seed, double ppm) {
        noise = new Noise(seed);
        random = new Random(seed);
        size = (int) Math.round(TILE * ppm);
    }

    /** For a pen whose unit is a metre. */
    TexturePaint of(Material material) {
        return paints.computeIfAbsent(material, this::paint);
    }

    private TexturePaint paint(Material material) {
        var recipe = RECIPES.get(material);
        int alpha = material == Material.WATER ? WATER_ALPHA : 255;
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        double shift = random.nextDouble();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                image.setRGB(x, y, alpha << 24 | pixel(recipe, (double) x / size + shift, (double) y / size));
            }
        }
        return new TexturePaint(image, new Rectangle2D.Double(0, 0, TILE, TILE));
    }

    private int pixel(Recipe recipe, double x, double y) {
        double amount = recipe.patches * noise.at(x, y, 4, 4)
                + recipe.grain * (random.nextDouble() - 0.5) * 2
                + recipe.pattern.at(x * TILE, y * TILE);
        return Pixels.brighten(recipe.rgb, (int) Math.round(amount)) & 0xFFFFFF;
    }

    /** Darker lines between slabs of this size. */
    private static double joints(double x, double y, double length, double width) {
        boolean atJoint = x % length < 0.09 || y % width < 0.09;
        return atJoint ? -13 : 0;
    }
}
