package io.vedette.quorum;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The core decides; it has no clock, no chance, no order that differs between two runs, and nobody to talk to. */
class PurityTest {
    private static final String CORE = "io.vedette.quorum..";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.vedette.quorum");

    @Test
    void itDependsOnTheCollectionsOfTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage(CORE)
                .should()
                .onlyDependOnClassesThat(resideInAPackage(CORE)
                        .or(resideInAPackage("java.lang"))
                        .or(resideInAPackage("java.lang.invoke"))
                        .or(resideInAPackage("java.lang.runtime"))
                        .or(resideInAPackage("java.util"))
                        .or(resideInAPackage("java.util.function"))
                        .or(resideInAPackage("java.util.random"))
                        .or(resideInAPackage("java.util.stream"))
                        .or(resideInAPackage("org.jspecify.annotations"))
                        .or(DescribedPredicate.describe(
                                "arrays and primitives", type -> type.isArray() || type.isPrimitive())))
                .check(CLASSES);
    }

    @Test
    void itHasNoClockNoThreadAndNoChanceOfItsOwn() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "clock, thread or chance",
                        access -> isForbidden(
                                access,
                                List.of(
                                        "java.lang.System.currentTimeMillis",
                                        "java.lang.System.nanoTime",
                                        "java.lang.System.identityHashCode",
                                        "java.lang.Math.random",
                                        "java.util.UUID.randomUUID",
                                        "java.util.random.RandomGenerator.getDefault",
                                        "java.util.random.RandomGenerator.of"))))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(Thread.class.getName())
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(Random.class.getName())
                .check(CLASSES);
    }

    @Test
    void itUsesNoCollectionWhoseOrderIsChance() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .accessTargetWhere(DescribedPredicate.describe("a collection in random order", PurityTest::isUnordered))
                .check(CLASSES);
    }

    /** The rules themselves must be able to fail: this class breaks one of them. */
    @Test
    void theRuleAboutOrderCatchesAnOffender() {
        JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);

        assertThatThrownBy(() -> noClasses()
                        .should()
                        .accessTargetWhere(
                                DescribedPredicate.describe("a collection in random order", PurityTest::isUnordered))
                        .check(offender))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Set.of");
    }

    static final class Offender {
        private Offender() {}

        static Set<String> order() {
            return Set.of("a", "b");
        }
    }

    private static boolean isUnordered(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        boolean immutable = (owner.equals(Set.class.getName()) || owner.equals(Map.class.getName()))
                && (name.equals("of") || name.equals("copyOf") || name.equals("ofEntries"));
        boolean collector =
                owner.equals("java.util.stream.Collectors") && (name.contains("Set") || name.contains("Map"));
        boolean hashed =
                (owner.equals("java.util.HashMap") || owner.equals("java.util.HashSet")) && name.equals("<init>");
        return immutable || collector || hashed;
    }

    private static boolean isForbidden(JavaAccess<?> access, List<String> names) {
        return names.contains(
                access.getTargetOwner().getName() + "." + access.getTarget().getName());
    }
}
