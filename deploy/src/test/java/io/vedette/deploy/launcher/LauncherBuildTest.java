package io.vedette.deploy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.deploy.launcher.Sandbox.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one build that a checkout needs before its first start. */
class LauncherBuildTest {
    @TempDir
    Path folder;

    private Sandbox sandbox;

    LauncherBuildTest() {
        sandbox = new Sandbox(Path.of(""));
    }

    @BeforeEach
    void aCheckout() throws Exception {
        sandbox = new Sandbox(folder);
        sandbox.installLauncher();
        sandbox.sources();
        sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("17.0.2"));
    }

    @Test
    void aMissingJarIsBuiltAndSaidSo() throws Exception {
        Outcome outcome = sandbox.withMaven("echo '[INFO] Building Vedette node 0.1.0      [2/8]'; $MAKE_JAR")
                .run("version");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("arg version").noneMatch(line -> line.contains("Building"));
        assertThat(outcome.err())
                .containsExactly(
                        "vedette: building the program, once; the log is " + sandbox.target() + "/build.log",
                        "vedette:   [2/8] Vedette node");
    }

    @Test
    void aFreshJarIsNotBuiltAgain() throws Exception {
        sandbox.withMaven("$MAKE_JAR");
        sandbox.run("version");
        Outcome second = sandbox.run("version");
        assertThat(second.err()).isEmpty();
        assertThat(sandbox.calls("mvn")).isEqualTo(1);
    }

    @Test
    void aJarOlderThanTheSourcesIsBuiltAgain() throws Exception {
        sandbox.withMaven("$MAKE_JAR");
        sandbox.run("version");
        sandbox.sourceFromTheFuture();
        sandbox.run("version");
        assertThat(sandbox.calls("mvn")).isEqualTo(2);
    }

    @Test
    void launchesAtTheSameTimeBuildOnce() throws Exception {
        sandbox.withMaven("sleep 1; $MAKE_JAR");
        List<CompletableFuture<Outcome>> launches = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            launches.add(CompletableFuture.supplyAsync(() -> sandbox.runUnchecked("version")));
        }
        for (CompletableFuture<Outcome> launch : launches) {
            assertThat(launch.join().code()).isZero();
        }
        assertThat(sandbox.calls("mvn")).isEqualTo(1);
    }

    @Test
    void aLockLeftByTheDeadFalls() throws Exception {
        Path lock = Files.createDirectories(sandbox.target().resolve(".build.lock"));
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
        assertThat(sandbox.withMaven("$MAKE_JAR").run("version").code()).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void aBuildThatFailsSaysWhyAndStartsNothing() throws Exception {
        Outcome outcome =
                sandbox.withMaven("echo '[ERROR] no compiler'; exit 1").run("version");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .endsWith(
                        "[ERROR] no compiler",
                        "vedette: the build failed; the whole log is " + sandbox.target() + "/build.log");
        assertThat(sandbox.target().resolve(".build.lock")).doesNotExist();
    }

    @Test
    void neverBuildsWhenToldSo() throws Exception {
        Outcome outcome =
                sandbox.withMaven("$MAKE_JAR").with("VEDETTE_BUILD", "never").run("version");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .singleElement()
                .asString()
                .contains("is missing and VEDETTE_BUILD=never")
                .contains("mvn package");
        assertThat(sandbox.calls("mvn")).isZero();
    }
}
