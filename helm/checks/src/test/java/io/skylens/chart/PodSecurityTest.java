package io.skylens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The profile "restricted" of the pod security standards, and what this chart promises beyond it, of every pod. */
class PodSecurityTest {

    private static final Set<String> VOLUMES = Set.of("configMap", "emptyDir", "persistentVolumeClaim", "secret");

    static List<Path> examples() {
        return Chart.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldBeRestricted(Path example) {
        assertThat(Pods.of(Chart.objectsOf(example)))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(pod -> {
                    var spec = pod.spec();
                    assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean())
                            .as(pod.title())
                            .isTrue();
                    assertThat(spec.at("/securityContext/runAsUser").asInt())
                            .as(pod.title())
                            .isPositive();
                    assertThat(spec.at("/securityContext/seccompProfile/type").asText())
                            .as(pod.title())
                            .isEqualTo("RuntimeDefault");
                    for (var shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
                        assertThat(spec.has(shared))
                                .as(pod.title() + " " + shared)
                                .isFalse();
                    }
                    assertThat(volumeTypes(spec)).as(pod.title()).isSubsetOf(VOLUMES);
                    assertThat(pod.containers()).as(pod.title()).allSatisfy(PodSecurityTest::assertConfined);
                });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldHaveNoRightsAndNoSurprises(Path example) {
        assertThat(Pods.of(Chart.objectsOf(example))).allSatisfy(pod -> {
            assertThat(pod.spec().path("automountServiceAccountToken").asBoolean(true))
                    .as(pod.title())
                    .isFalse();
            assertThat(pod.spec().path("enableServiceLinks").asBoolean(true))
                    .as(pod.title())
                    .isFalse();
            assertThat(pod.containers()).as(pod.title()).allSatisfy(container -> {
                assertThat(container
                                .at("/securityContext/readOnlyRootFilesystem")
                                .asBoolean())
                        .isTrue();
                assertThat(container.at("/resources/requests/cpu").isMissingNode())
                        .isFalse();
                assertThat(container.at("/resources/limits/memory").isMissingNode())
                        .isFalse();
                assertThat(StreamSupport.stream(container.path("volumeMounts").spliterator(), false))
                        .extracting(mount -> mount.path("mountPath").asText())
                        .contains("/tmp");
            });
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldLetNobodyReachAPodUnlessAPolicySaysSo(Path example) {
        var objects = Chart.objectsOf(example);
        var denying = objects.stream()
                .filter(object -> object.path("kind").asText().equals("NetworkPolicy"))
                .filter(policy -> policy.at("/spec/policyTypes").size() == 2)
                .filter(policy -> policy.at("/spec/ingress").isMissingNode())
                .toList();

        assertThat(denying).hasSize(1);
        var everyPod = denying.get(0).at("/spec/podSelector/matchLabels");
        assertThat(Pods.of(objects))
                .allSatisfy(pod -> assertThat(pod.metadata().path("labels").properties())
                        .as(pod.title())
                        .containsAll(everyPod.properties()));
    }

    private static void assertConfined(JsonNode container) {
        var security = container.path("securityContext");
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(security.at("/capabilities/add").isMissingNode()).isTrue();
        assertThat(security.has("privileged")).isFalse();
        assertThat(StreamSupport.stream(container.path("ports").spliterator(), false))
                .noneMatch(port -> port.has("hostPort"));
    }

    private static List<String> volumeTypes(JsonNode spec) {
        return StreamSupport.stream(spec.path("volumes").spliterator(), false)
                .flatMap(volume -> volume.properties().stream())
                .map(Map.Entry::getKey)
                .filter(field -> !field.equals("name"))
                .toList();
    }
}
