package io.skylens.view.api;

import io.skylens.contract.CameraSettings;
import io.skylens.contract.InvalidSettingsException;
import io.skylens.view.problem.ProblemException;

/** How a drone is to film, as somebody asks for it; see {@link CameraSettings}. */
record Wish(Integer quality, String size, Double fps) {

    /** @throws ProblemException naming the rule and the value */
    static CameraSettings checked(Wish wish) {
        try {
            var settings = wish == null ? CameraSettings.NONE : new CameraSettings(wish.quality, wish.size, wish.fps);
            if (settings.areNone()) {
                throw ProblemException.badRequest("settings must name a quality, a size or fps, got none");
            }
            return settings;
        } catch (InvalidSettingsException e) {
            throw ProblemException.badRequest(e.getMessage());
        }
    }
}
