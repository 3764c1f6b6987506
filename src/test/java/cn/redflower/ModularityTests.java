package cn.redflower;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house stands as planned: modules without cycles, and the engine known in few places only. */
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

    @Test
    void modules_only_use_what_they_may() {
        ApplicationModules.of(LittleRedFlower.class).verify();
    }
}
