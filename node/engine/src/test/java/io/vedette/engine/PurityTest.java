package io.vedette.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The engine has no clock, no dice, no threads and no outside world; and nothing in it depends on a JVM's hash salt. */
class PurityTest {

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.vedette.engine");

    @Test
    void knowsNoOutsideWorld() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.util.concurrent..",
                        "java.util.logging..",
                        "org.slf4j..",
                        "io.vertx..",
                        "io.netty.channel..",
                        "io.netty.handler..",
                        "io.vedette.resp.server..",
                        "io.vedette.quorum..")
                .check(ENGINE);
        noClasses().should().dependOnClassesThat().areAssignableTo(Thread.class).check(ENGINE);
    }

    @Test
    void isToldTheTimeAndGivenChance() {
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(ENGINE);
        noClasses().should().callMethod(System.class, "nanoTime").check(ENGINE);
        noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class).check(ENGINE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Instant.class)
                .check(ENGINE);
        noClasses().should().dependOnClassesThat().areAssignableTo(Date.class).check(ENGINE);
        noClasses().should().dependOnClassesThat().areAssignableTo(Random.class).check(ENGINE);
        noClasses().should().callMethod(Math.class, "random").check(ENGINE);
    }

    @Test
    void walksNothingInTheOrderOfTheJvmsSalt() {
        noClasses().should().callMethodWhere(salted(Set.class)).check(ENGINE);
        noClasses().should().callMethodWhere(salted(Map.class)).check(ENGINE);
    }

    private static DescribedPredicate<JavaCall<?>> salted(Class<?> collection) {
        return new DescribedPredicate<>(collection.getSimpleName() + ".of or copyOf") {
            @Override
            public boolean test(JavaCall<?> call) {
                String name = call.getTarget().getName();
                return call.getTargetOwner().isEquivalentTo(collection)
                        && (name.equals("of") || name.equals("copyOf") || name.equals("ofEntries"));
            }
        };
    }
}
