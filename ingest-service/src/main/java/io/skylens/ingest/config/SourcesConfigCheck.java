package io.skylens.ingest.config;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;

/** Stops the start when a setting of sources is of the right type but can not work. */
@Startup
@Singleton
class SourcesConfigCheck {

    SourcesConfigCheck(SourcesConfig config) {
        var timeout = config.sourceTimeout();
        if (timeout.isZero() || timeout.isNegative()) {
            throw new ConfigurationException("skylens.ingest.source-timeout must be longer than 0, got " + timeout);
        }
    }
}
