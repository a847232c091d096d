package io.skylens.simulator.fleet;

import io.skylens.simulator.art.Light;
import io.skylens.simulator.plan.Districts;

/** Which light lies over which district. */
public enum Lighting {
    DAY,
    MORNING,
    OVERCAST,
    DUSK,
    /** Each district its own: it is not the same time of day everywhere. */
    MIXED;

    Light over(Districts district) {
        return switch (this) {
            case DAY -> Light.DAY;
            case MORNING -> Light.MORNING;
            case OVERCAST -> Light.OVERCAST;
            case DUSK -> Light.DUSK;
            case MIXED ->
                switch (district) {
                    case HARBOR, DOWNTOWN, BEACH -> Light.DAY;
                    case RIVERSIDE -> Light.MORNING;
                    case HIGHWAY -> Light.DUSK;
                    case SUBURB -> Light.OVERCAST;
                };
        };
    }
}
