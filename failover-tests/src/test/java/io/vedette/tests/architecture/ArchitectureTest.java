package io.vedette.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private static final String BASE = "io.vedette";
    private static final String FIXTURE = "io.vedette.tests.architecture.fixture";

    private JavaClasses house = new ClassFileImporter().importPackages("nothing");
    private JavaClasses fixture = house;

    @BeforeAll
    void readTheClasses() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(BASE);
        fixture = new ClassFileImporter().importPackages(FIXTURE);
    }

    @Test
    void everyRoomIsThere() {
        assertThat(List.of("quorum", "resp", "engine", "node", "sentinel", "deploy"))
                .allSatisfy(room -> assertThat(house.stream()
                                .filter(type -> type.getPackageName().startsWith(BASE + "." + room)))
                        .as(room)
                        .isNotEmpty());
    }

    @TestFactory
    Stream<DynamicTest> theHouseKeepsItsRules() {
        return new HouseRules(BASE)
                .all().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getDescription(),
                                () -> assertThat(violations(rule, house)).isEmpty()));
    }

    /** A rule that nothing can break would be worse than none: each is shown those that break it, and names no other. */
    @ParameterizedTest
    @CsvSource({
        "quorum never uses,                        SpeaksToClients",
        "quorum is told the time,                  ReadsTheClock",
        "quorum has no collection whose order,     IteratesInRandomOrder",
        "quorum uses nothing but,                  SpeaksToClients WritesAFile",
        "quorum has no threads,                    ThrowsDice",
        "resp never uses,                          AsksTheQuorum",
        "engine never uses,                        AsksForAVote",
        "engine is told the time,                  LooksAtTheCalendar",
        "engine has no collection whose order,     ShufflesItsKeys",
        "engine uses nothing but,                  AsksForAVote OpensASocket",
        "engine has no threads,                    WorksInAThread",
        "node never uses,                          KnowsASentinel",
        "sentinel never uses,                      ReachesIntoANode",
        "deploy never uses,                        ShipsAProof",
    })
    void whoBreaksARuleIsFound(String rule, String offenders) {
        List<String> violations = new HouseRules(FIXTURE)
                .all().stream()
                        .filter(one -> one.getDescription().startsWith(rule))
                        .flatMap(one -> violations(one, fixture).stream())
                        .toList();
        Set<String> found = new TreeSet<>();
        for (JavaClass type : fixture) {
            if (violations.stream().anyMatch(line -> line.contains(type.getName() + "."))) {
                found.add(type.getSimpleName());
            }
        }
        assertThat(String.join(" ", found)).isEqualTo(offenders);
    }

    @Test
    void noRuleIsWithoutAnOffender() {
        assertThat(new HouseRules(FIXTURE).all())
                .allSatisfy(rule -> assertThat(violations(rule, fixture))
                        .as(rule.getDescription())
                        .isNotEmpty());
    }

    private static List<String> violations(ArchRule rule, JavaClasses classes) {
        EvaluationResult result = rule.evaluate(classes);
        return result.getFailureReport().getDetails();
    }
}
