package io.skylens.contract;

/** A value somebody sent, made fit for a message: quoted, cut to a length, control characters replaced. */
public final class Quoted {

    private static final int MAX_SHOWN = 80;

    private Quoted() {}

    /** Never throws; {@code null} becomes {@code nothing}. */
    public static String of(String value) {
        if (value == null) {
            return "nothing";
        }
        var shown = new StringBuilder("'");
        value.codePoints()
                .limit(MAX_SHOWN)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .forEach(shown::appendCodePoint);
        shown.append('\'');
        int length = value.codePointCount(0, value.length());
        return length > MAX_SHOWN ? shown + "… (" + length + " characters)" : shown.toString();
    }
}
