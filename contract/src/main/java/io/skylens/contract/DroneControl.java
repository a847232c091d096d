package io.skylens.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What people have set of a drone, the compacted value of {@code skylens.control}, keyed by drone. A tombstone unsets it.
 *
 * @param name for people, in any script, in place of the one its device gave; null leaves that
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DroneControl(DroneId drone, String name) {

    /** Of a name, in characters. */
    public static final int MAX_NAME_LENGTH = 80;
}
