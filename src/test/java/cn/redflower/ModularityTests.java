package cn.redflower;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house stands as planned: rooms above rooms, modules without cycles, and the engine known in few places only. */
@AnalyzeClasses(packages = "cn.redflower", importOptions = ImportOption.DoNotIncludeTests.class)
class ModularityTests {

    @ArchTest
    static final ArchRule THE_ENGINE_IS_KNOWN_IN_FEW_PLACES = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "cn.redflower.platform.engine..", "cn.redflower.casework.approval..", "cn.redflower..process..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule ARROWS_BETWEEN_ROOMS_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("edge")
            .definedBy("cn.redflower", "cn.redflower.web..", "cn.redflower.demo..")
            .layer("honours")
            .definedBy("cn.redflower.honours..")
            .layer("casework")
            .definedBy("cn.redflower.casework..")
            .layer("people")
            .definedBy("cn.redflower.people..")
            .layer("platform")
            .definedBy("cn.redflower.platform..")
            .whereLayer("edge")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("honours")
            .mayOnlyBeAccessedByLayers("edge")
            .whereLayer("casework")
            .mayOnlyBeAccessedByLayers("edge", "honours")
            .whereLayer("people")
            .mayOnlyBeAccessedByLayers("edge", "honours", "casework");

    @Test
    void modules_only_use_what_they_may() {
        ApplicationModules.of(LittleRedFlower.class).verify();
    }
}
