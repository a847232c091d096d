package io.skylens.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.skylens.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PROTOCOLS_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("io.skylens.ingest.source.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule WAYS_TO_FETCH_DO_NOT_KNOW_EACH_OTHER =
            slices().matching("io.skylens.ingest.pull.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.skylens.ingest.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_GATE_KNOWS_NO_PROTOCOL = noClasses()
            .that()
            .resideInAnyPackage("..intake..", "..publish..", "..fleet..", "..status..", "..identity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.skylens.ingest.source.*..",
                    "io.skylens.ingest.pull..",
                    "io.vertx..",
                    "io.netty..",
                    "jakarta.ws..");

    @ArchTest
    static final ArchRule ONLY_THE_PUBLISHER_PRODUCES = noClasses()
            .that()
            .resideOutsideOfPackage("..publish..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.clients.producer..");
}
