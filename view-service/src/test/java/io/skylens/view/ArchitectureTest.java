package io.skylens.view;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.skylens.view.access.ViewerAccess;
import jakarta.ws.rs.Path;
import org.apache.kafka.clients.consumer.Consumer;

@AnalyzeClasses(packages = "io.skylens.view", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] FRAMEWORKS = {
        "io.quarkus..", "jakarta..", "io.vertx..", "io.smallrye..", "org.eclipse.microprofile..", "org.apache.kafka.."
    };

    @ArchTest
    static final ArchRule viewersOfDifferentProtocolsDoNotKnowEachOther =
            slices().matching("io.skylens.view.viewer.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.skylens.view.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule joiningKnowsNoFramework = noClasses()
            .that()
            .resideInAPackage("io.skylens.view.join")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS);

    @ArchTest
    static final ArchRule judgingAndThinningKnowNoFramework = noClasses()
            .that()
            .haveSimpleName("StateRules")
            .or()
            .haveSimpleName("DroneRecord")
            .or()
            .haveSimpleName("DroneRegistry")
            .or()
            .haveSimpleName("Pacer")
            .or()
            .haveSimpleName("DroneChannel")
            .or()
            .haveSimpleName("Watchlist")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FRAMEWORKS);

    /** Everybody else goes through {@link ViewerAccess}'s visitors: an endpoint that asked the registry could forget to. */
    @ArchTest
    static final ArchRule endpointsSeeDronesAsTheirVisitorMay = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .and()
            .doNotHaveSimpleName("EventsResource")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("DroneRegistry");

    @ArchTest
    static final ArchRule onlyTheFeedReadsWithAConsumerOfItsOwn = noClasses()
            .that()
            .resideOutsideOfPackage("io.skylens.view.feed")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Consumer.class);
}
