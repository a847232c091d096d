package io.skylens.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every object that any example renders is one that a cluster takes. */
class ObjectsTest {

    /** Served by Kubernetes 1.32 up to 1.36, all of them stable; and by the operators that examples ask for. */
    private static final Set<String> SERVED = Set.of(
            "v1",
            "apps/v1",
            "autoscaling/v2",
            "networking.k8s.io/v1",
            "policy/v1",
            "gateway.networking.k8s.io/v1",
            "kafka.strimzi.io/v1",
            "keda.sh/v1alpha1",
            "monitoring.coreos.com/v1");

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: some}
            spec:
              replicas: 1
              selector: {matchLabels: {app: some}}
              template:
                metadata: {labels: {app: some}}
                spec:
                  containers:
                    - name: some
                      image: some
                      env: [{name: PORT, value: "1"}]
                      ports: [{containerPort: 1}]
            """;

    static List<Path> examples() {
        return Chart.examples();
    }

    @Test
    void shouldSatisfyHelmsStrictLint() {
        var lint = Chart.helm().lint().strict().call();

        assertThat(lint.isFailed()).as(String.valueOf(lint.getMessages())).isFalse();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldHaveNoUnknownFieldsAndNoWrongTypes(Path example) {
        assertThat(Chart.objectsOf(example)).allSatisfy(object -> {
            assertThat(TypeCheck.problem(object)).as(Yaml.title(object)).isEmpty();
            assertThat(ApiCheck.problem(object)).as(Yaml.title(object)).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldUseOnlyVersionsThatAreServed(Path example) {
        assertThat(Chart.objectsOf(example))
                .extracting(object -> object.path("apiVersion").asText())
                .isSubsetOf(SERVED);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldNotNameTwoObjectsOfAKindTheSame(Path example) {
        assertThat(Chart.objectsOf(example)).extracting(Yaml::title).doesNotHaveDuplicates();
    }

    @Test
    void shouldFindNothingWrongWithWhatIsRight() {
        assertThat(problems(DEPLOYMENT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replicas: 1~replicaCount: 1",
                "replicas: 1~replicas: \"1\"",
                "replicas: 1~replicas: 1.5",
                "replicas: 1~replicas: true",
                "replicas: 1~replicas: [1]",
                "value: \"1\"~value: 1",
                "value: \"1\"~value: true",
                "value: \"1\"~values: \"1\"",
                "containerPort: 1~containerPort: \"1\"",
                "containerPort: 1~containerport: 1",
                "containerPort: 1~hostPort: 1",
                "labels: {app: some}~labels: {app: 1}",
                "image: some~image: {name: some}",
                "image: some~imagePullPolicy: [Always]",
                "containers:~container:",
                "selector: {matchLabels: {app: some}}~minReadySeconds: 1",
                "apps/v1~apps/v1beta1",
                "kind: Deployment~kind: Deploymnet",
            })
    void shouldCatchEachUnknownFieldAndWrongType(String change) {
        var parts = change.split("~");
        var wrong = DEPLOYMENT.replace(parts[0], parts[1]);

        assertThat(wrong).isNotEqualTo(DEPLOYMENT);
        assertThat(problems(wrong)).isNotEmpty();
    }

    private static List<String> problems(String yaml) {
        JsonNode object = Yaml.one(yaml);
        return Stream.of(TypeCheck.problem(object), ApiCheck.problem(object))
                .flatMap(Optional::stream)
                .toList();
    }
}
