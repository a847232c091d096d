package io.skylens.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.skylens.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesShouldNotDependOnEachOtherInCircles =
            slices().matching("io.skylens.simulator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule whatStandsAndMovesShouldKnowNoPixels = noClasses()
            .that()
            .resideInAnyPackage("..simulator.geometry..", "..simulator.plan..", "..simulator.motion..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.awt.image..", "org.opencv..", "io.skylens.imaging..", "..simulator.raster..");

    @ArchTest
    static final ArchRule sendingShouldNotKnowWhatIsSent = noClasses()
            .that()
            .resideInAPackage("..simulator.send..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..simulator.scene..", "..simulator.fleet..", "..simulator.raster..");
}
