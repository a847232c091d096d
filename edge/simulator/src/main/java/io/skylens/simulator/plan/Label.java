package io.skylens.simulator.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The classes of objects, in the order of their class ids. */
public enum Label {
    PERSON,
    CAR,
    TRUCK,
    BOAT;

    /** An object's look is a number below this; it chooses the body, the colours, the load. */
    public static final int LOOKS = 360;

    /** As it is written in ground truth and in a model's class names. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int classId() {
        return ordinal();
    }

    public static List<String> texts() {
        return Arrays.stream(values()).map(Label::text).toList();
    }
}
