package io.skylens.allinone.machine;

/**
 * What a look at this machine brought.
 *
 * @param fine whether nothing has to be done
 * @param essential whether Skylens cannot start without it
 * @param what was looked at, and what was found
 * @param cost of its absence, and the remedy; empty when fine
 */
public record Finding(boolean fine, boolean essential, String what, String cost) {

    static Finding fine(String what) {
        return new Finding(true, false, what, "");
    }

    static Finding costs(String what, String cost) {
        return new Finding(false, false, what, cost);
    }

    static Finding stops(String what, String remedy) {
        return new Finding(false, true, what, remedy);
    }

    public boolean stopsTheStart() {
        return !fine && essential;
    }

    public String toLine() {
        var mark = fine ? "ok" : essential ? "MISSING" : "missing";
        return String.format("%-8s %s", mark, cost.isEmpty() ? what : what + ": " + cost);
    }
}
