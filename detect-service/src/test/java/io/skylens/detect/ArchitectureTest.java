package io.skylens.detect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.skylens.detect", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule schedulerShouldKnowNoFramework = classes()
            .that()
            .resideInAPackage("..detect.scheduler..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.skylens.contract..", "..detect.scheduler..");

    @ArchTest
    static final ArchRule modelShouldKnowNothingOfKafkaOrThreads = noClasses()
            .that()
            .resideInAPackage("..detect.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "..detect.scheduler..",
                    "..detect.frames..",
                    "..detect.pipeline..",
                    "..detect.publish..");

    @ArchTest
    static final ArchRule enginesShouldStayBehindTheDetector = noClasses()
            .that()
            .resideOutsideOfPackages("..detect.model.pytorch..", "..detect.model.onnx..", "..detect.model.zoo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ai.djl..", "..detect.model.pytorch..", "..detect.model.onnx..", "..detect.model.zoo..");

    @ArchTest
    static final ArchRule kafkaShouldStayAtTheEdges = noClasses()
            .that()
            .resideInAnyPackage("..detect.pipeline..", "..detect.telemetry..", "..detect.health..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive..");

    @ArchTest
    static final ArchRule readingShouldKnowNothingOfPublishing = noClasses()
            .that()
            .resideInAPackage("..detect.frames..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..detect.publish..", "..detect.pipeline..");

    @ArchTest
    static final ArchRule enginesShouldNotKnowEachOther =
            slices().matching("..detect.model.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule packagesShouldHaveNoCycles =
            slices().matching("io.skylens.detect.(*)..").should().beFreeOfCycles();
}
