package io.skylens.chart;

import java.util.List;
import java.util.Map;

/** As much of KEDA's {@code keda.sh/v1alpha1} as the chart uses, for nobody publishes types of it. */
record ScaledObject(String apiVersion, String kind, Metadata metadata, Spec spec) {

    record Metadata(String name, Map<String, String> labels) {}

    record Spec(
            Target scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            int pollingInterval,
            int cooldownPeriod,
            List<Trigger> triggers) {}

    record Target(String name) {}

    /** @param metadata texts, also where they hold numbers */
    record Trigger(String type, String name, String metricType, Map<String, String> metadata) {}
}
