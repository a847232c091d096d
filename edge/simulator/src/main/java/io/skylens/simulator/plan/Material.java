package io.skylens.simulator.plan;

/** What a piece of ground is made of. */
public enum Material {
    GRASS,
    MEADOW,
    FIELD,
    SOIL,
    SAND,
    GRAVEL,
    ASPHALT,
    PAVING,
    CONCRETE,
    PLANKS,
    POOL,
    WATER
}
