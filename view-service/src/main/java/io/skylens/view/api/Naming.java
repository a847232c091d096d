package io.skylens.view.api;

import io.skylens.contract.DroneControl;
import io.skylens.contract.Quoted;
import io.skylens.view.problem.ProblemException;

/** @param name for people, in any script; empty or null for the one its device gave */
record Naming(String name) {

    /**
     * The name, or null where it is empty.
     *
     * @throws ProblemException naming the rule and the value
     */
    static String checked(Naming naming) {
        var name = naming == null || naming.name() == null ? "" : naming.name().strip();
        boolean isText = name.codePoints().noneMatch(Character::isISOControl);
        if (name.codePointCount(0, name.length()) > DroneControl.MAX_NAME_LENGTH || !isText) {
            throw ProblemException.badRequest("name must be at most " + DroneControl.MAX_NAME_LENGTH
                    + " characters without line breaks, got " + Quoted.of(name));
        }
        return name.isEmpty() ? null : name;
    }
}
