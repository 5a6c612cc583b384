package io.vedette.deploy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deploy.launcher.Sandbox.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    private final Path folder;
    private final Sandbox sandbox;

    LauncherTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.sandbox = Sandbox.packaged(folder);
    }

    @Test
    void becomesTheJavaItWasTold() throws Exception {
        Path java = sandbox.java("17.0.2");
        Outcome outcome = sandbox.with("VEDETTE_JAVA_HOME", java).run("status", "--dir", "a b");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains("home " + java, "arg status", "arg --dir", "arg a b");
        assertThat(outcome.out()).as("the pid is ours, so signals reach Java").contains("pid " + outcome.pid());
    }

    @Test
    void takesTheNewestJavaItFinds() throws Exception {
        sandbox.java("99.0.2");
        Path newest = sandbox.java("99.1.0");
        Outcome outcome = sandbox.with("JAVA_HOME", newest)
                .with("PATH", sandbox.folder().resolve("java-99.0.2/bin") + ":" + System.getenv("PATH"))
                .run("version");
        assertThat(outcome.out()).contains("home " + newest);
    }

    @Test
    void anOldJavaIsNotEnough() throws Exception {
        Path java = sandbox.java("11.0.21");
        Outcome outcome = sandbox.with("VEDETTE_JAVA_HOME", java).run("node");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .containsExactly("vedette: needs Java 17 or newer, found only 11.0.21 in " + java
                        + "; install a JDK (Debian: apt install openjdk-17-jdk-headless) or set VEDETTE_JAVA_HOME");
    }

    @Test
    void oldVersionNumbersAreOld() throws Exception {
        Outcome outcome =
                sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("1.8.0_392")).run("version");
        assertThat(outcome.err()).singleElement().asString().contains("found only 1.8.0_392");
    }

    @Test
    void aHomeWithoutJavaIsNamed() throws Exception {
        Outcome outcome = sandbox.with("VEDETTE_JAVA_HOME", folder).run("version");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .containsExactly("vedette: VEDETTE_JAVA_HOME=" + folder + " holds no Java; expected bin/java and a"
                        + " release file there; correct or unset it");
    }

    @Test
    void findsItsHomeThroughLinks() throws Exception {
        Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("vedette/deploy/vedette"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), first);
        Outcome outcome =
                sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("17.0.2")).runAs(second, "version");
        assertThat(outcome.out()).contains("arg " + sandbox.jarFile().toRealPath());
    }

    @Test
    void aSentinelOnAJavaThatKeepsListsOfCardsGetsLongOnes() throws Exception {
        String lists = "arg -XX:G1UpdateBufferSize=32768";
        assertThat(sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("25.0.1"))
                        .run("sentinel")
                        .out())
                .contains(lists);
        assertThat(sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("26.0.1"))
                        .run("sentinel")
                        .out())
                .doesNotContain(lists);
    }

    @Test
    void eachJavaGetsFlagsItKnows() throws Exception {
        assertThat(sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("17.0.2"))
                        .run("node")
                        .out())
                .contains("arg -XX:+UseZGC")
                .doesNotContain(
                        "arg --sun-misc-unsafe-memory-access=allow",
                        "arg -XX:+UseCompactObjectHeaders",
                        "arg -XX:TrimNativeHeapInterval=5000");
        assertThat(sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("25.0.1"))
                        .run("node")
                        .out())
                .contains(
                        "arg -XX:+UseZGC",
                        "arg --sun-misc-unsafe-memory-access=allow",
                        "arg -XX:+UseCompactObjectHeaders",
                        "arg -XX:TrimNativeHeapInterval=5000",
                        "arg --enable-native-access=ALL-UNNAMED");
        assertThat(sandbox.run("sentinel").out())
                .contains("arg -XX:+UseG1GC", "arg -Xmx128m", "arg -XX:+UseCompactObjectHeaders")
                .doesNotContain("arg -XX:+UseZGC");
        assertThat(sandbox.run("version").out())
                .contains("arg -XX:+UseSerialGC")
                .doesNotContain("arg -XX:+UseZGC");
    }

    @Test
    void furtherOptionsAreHandedOn() throws Exception {
        Outcome outcome = sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("17.0.2"))
                .with("VEDETTE_JAVA_OPTS", "-Xmx1g -Dx=y")
                .run("node");
        assertThat(outcome.out()).containsSubsequence("arg -Xmx1g", "arg -Dx=y", "arg -jar");
    }

    @Test
    void theStartUpCacheIsMadeOnceAndUsed() throws Exception {
        sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("25.0.1")).with("VEDETTE_CACHE", folder.resolve("cache"));
        Outcome first = sandbox.run("node");
        Outcome second = sandbox.run("node");
        assertThat(first.out())
                .anyMatch(line -> line.startsWith("arg -XX:SharedArchiveFile=" + folder.resolve("cache")));
        assertThat(second.out()).isEqualTo(first.withPid(second.pid()).out());
        assertThat(sandbox.calls("rehearse")).isEqualTo(1);
    }

    @Test
    void whoeverDoesWithoutZgcHasTheNewKindOfCacheWhereThereIsOne() throws Exception {
        sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("25.0.1")).with("VEDETTE_CACHE", folder.resolve("cache"));
        for (String command : List.of("version", "sentinel")) {
            assertThat(sandbox.run(command).out())
                    .anyMatch(line -> line.startsWith("arg -XX:AOTCache=" + folder.resolve("cache")));
        }
    }

    @Test
    void anotherJarMakesAnotherCache() throws Exception {
        sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("17.0.2")).with("VEDETTE_CACHE", folder.resolve("cache"));
        assertThat(sandbox.run("version").out()).anyMatch(line -> line.startsWith("arg -XX:SharedArchiveFile="));
        sandbox.jarFromTheFuture();
        sandbox.run("version");
        assertThat(sandbox.calls("rehearse")).isEqualTo(2);
    }

    @Test
    void theLockOfAnUnfinishedCacheFallsWithItsHolder() throws Exception {
        sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("17.0.2")).with("VEDETTE_CACHE", folder.resolve("cache"));
        String archive = sandbox.run("version").out().stream()
                .filter(line -> line.startsWith("arg -XX:SharedArchiveFile="))
                .findFirst()
                .orElseThrow()
                .replace("arg -XX:SharedArchiveFile=", "");
        Path lock = Files.createDirectories(Path.of(archive + ".lock"));
        Process holder = new ProcessBuilder("sleep", "600").start();
        Files.writeString(lock.resolve("pid"), holder.pid() + "\n");
        sandbox.jarFromTheFuture();
        assertThat(sandbox.run("version").code()).isZero();
        assertThat(sandbox.calls("rehearse")).as("somebody else makes it").isEqualTo(1);
        holder.destroyForcibly().waitFor();
        assertThat(sandbox.run("version").code()).isZero();
        assertThat(sandbox.calls("rehearse")).isEqualTo(2);
        assertThat(lock).doesNotExist();
    }

    @Test
    void aCacheThatCannotBeMadeIsDoneWithout() throws Exception {
        sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("25.0.1"))
                .with("VEDETTE_CACHE", folder.resolve("cache"))
                .with("REHEARSAL_FAILS", "early");
        for (int round = 0; round < 5; round++) {
            Outcome outcome = sandbox.run("version");
            assertThat(outcome.code()).isZero();
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out()).noneMatch(line -> line.contains("AOTCache"));
        }
        assertThat(sandbox.calls("rehearse")).as("not tried for ever").isEqualTo(3);
    }

    @Test
    void aRehearsalThatFailedIsTriedAgain() throws Exception {
        sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("25.0.1"))
                .with("VEDETTE_CACHE", folder.resolve("cache"))
                .with("REHEARSAL_FAILS", "late");
        assertThat(sandbox.run("version").out())
                .as("what there is of it is used")
                .anyMatch(line -> line.contains("AOTCache"));
        sandbox.with("REHEARSAL_FAILS", "");
        for (int round = 0; round < 2; round++) {
            assertThat(sandbox.run("version").out()).anyMatch(line -> line.contains("AOTCache"));
            assertThat(sandbox.calls("rehearse")).isEqualTo(2);
        }
    }

    @Test
    void anotherJarIsAnotherChance() throws Exception {
        sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("25.0.1"))
                .with("VEDETTE_CACHE", folder.resolve("cache"))
                .with("REHEARSAL_FAILS", "early");
        for (int round = 0; round < 4; round++) {
            sandbox.run("version");
        }
        sandbox.jarFromTheFuture();
        sandbox.run("version");
        assertThat(sandbox.calls("rehearse")).isEqualTo(4);
    }

    @Test
    void unknownWishesOfTheEnvironmentAreNamed() throws Exception {
        Outcome outcome = sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("17.0.2"))
                .with("VEDETTE_BUILD", "maybe")
                .run("version");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .isEqualTo(List.of("vedette: VEDETTE_BUILD=maybe is not known; expected auto, never or always"));
    }
}
