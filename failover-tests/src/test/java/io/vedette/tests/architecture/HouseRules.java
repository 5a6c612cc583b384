package io.vedette.tests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of DESIGN: each room, what it may use, what it never touches. The rooms are found under a base package, so
 * that the same rules can be held against classes made to break them.
 */
final class HouseRules {
    /** What decides may use of the JDK: values, collections, functions. No files, sockets, threads, time or loggers. */
    private static final String[] PURE_JDK = {
        "java.lang",
        "java.lang.annotation",
        "java.math",
        "java.nio.charset",
        "java.util",
        "java.util.function",
        "java.util.random",
        "java.util.regex",
        "java.util.stream",
        "org.jspecify.annotations"
    };

    /** From packages of files and channels, but nothing except bytes in memory. */
    private static final Set<String> BYTES_IN_MEMORY = Set.of("java.io.ByteArrayOutputStream", "java.nio.ByteOrder");

    private static final Set<String> IMPURE_CLASSES = Set.of(
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.Runtime",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Timer",
            "java.util.UUID",
            "java.util.Date");

    private static final Set<String> IMPURE_METHODS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.Math.random",
            "java.util.random.RandomGenerator.of",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.Collections.shuffle");

    private final String base;

    HouseRules(String base) {
        this.base = base;
    }

    List<ArchRule> all() {
        List<ArchRule> rules = new ArrayList<>(List.of(
                never("quorum", "resp", "engine", "node", "sentinel", "deploy", "tests"),
                never("resp", "quorum", "engine", "node", "sentinel", "deploy", "tests"),
                never("engine", "quorum", "node", "sentinel", "deploy", "tests"),
                never("node", "quorum", "sentinel", "deploy", "tests"),
                never("sentinel", "engine", "node", "deploy", "tests"),
                never("deploy", "tests"),
                pureUses("quorum"),
                pureUses("engine", base + ".resp", base + ".resp.command", "io.netty.buffer", "java.lang.invoke")));
        for (String room : List.of("quorum", "engine")) {
            rules.add(noImpureClass(room));
            rules.add(noImpureCall(room));
            rules.add(noRandomOrder(room));
        }
        return rules;
    }

    private String in(String room) {
        return base + "." + room + "..";
    }

    private ArchRule never(String room, String... others) {
        String[] packages = Stream.of(others).map(this::in).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(in(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .as(room + " never uses " + String.join(", ", others))
                .allowEmptyShould(true);
    }

    private ArchRule pureUses(String room, String... more) {
        String[] allowed = Stream.of(Stream.of(in(room)), Stream.of(PURE_JDK), Stream.of(more))
                .flatMap(packages -> packages)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(in(room))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(bytesInMemory()))
                .as(room + " uses nothing but " + String.join(", ", allowed))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> bytesInMemory() {
        return new DescribedPredicate<>("hold bytes in memory") {
            @Override
            public boolean test(JavaClass used) {
                return BYTES_IN_MEMORY.contains(used.getName());
            }
        };
    }

    private ArchRule noImpureClass(String room) {
        return noClasses()
                .that()
                .resideInAPackage(in(room))
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("bring threads, time or chance") {
                    @Override
                    public boolean test(JavaClass used) {
                        return IMPURE_CLASSES.contains(used.getName());
                    }
                })
                .as(room + " has no threads, timers or dice of its own")
                .allowEmptyShould(true);
    }

    private ArchRule noImpureCall(String room) {
        return noClasses()
                .that()
                .resideInAPackage(in(room))
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("ask for time, chance or surroundings") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return IMPURE_METHODS.contains(call.getTargetOwner().getName() + "." + call.getName());
                    }
                })
                .as(room + " is told the time and does not ask for it")
                .allowEmptyShould(true);
    }

    /** {@code Set.of} and {@code Map.of} iterate in an order that differs from one JVM to the next. */
    private ArchRule noRandomOrder(String room) {
        Map<String, Set<String>> random = Map.of(
                Set.class.getName(), Set.of("of", "copyOf"),
                Map.class.getName(), Set.of("of", "copyOf", "ofEntries"),
                Collectors.class.getName(), Set.of("toUnmodifiableSet", "toUnmodifiableMap"));
        return noClasses()
                .that()
                .resideInAPackage(in(room))
                .should()
                .callMethodWhere(new DescribedPredicate<JavaMethodCall>("make a collection of random order") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return random.getOrDefault(call.getTargetOwner().getName(), Set.of())
                                .contains(call.getName());
                    }
                })
                .as(room + " has no collection whose order differs between runs")
                .allowEmptyShould(true);
    }
}
