package io.vedette.deploy.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A folder that looks like an installation, with Javas that print what they were called with. */
final class Sandbox {
    private static final Path LAUNCHER = Path.of("vedette").toAbsolutePath();

    /** What each pretended program writes one line into per call. */
    private static final String CALLS = "calls.log";

    private final Path folder;
    private final Map<String, String> environment = new LinkedHashMap<>();

    /** The end of one launch. */
    record Outcome(long pid, int code, List<String> out, List<String> err) {
        /** The same as another process would have printed it. */
        Outcome withPid(long other) {
            return new Outcome(
                    other,
                    code,
                    out.stream()
                            .map(line -> line.equals("pid " + pid) ? "pid " + other : line)
                            .toList(),
                    err);
        }
    }

    Sandbox(Path folder) {
        this.folder = folder;
        environment.put("VEDETTE_CACHE", "off");
    }

    /** One with a Vedette that was built before. */
    static Sandbox packaged(Path folder) throws IOException {
        Sandbox sandbox = new Sandbox(folder);
        sandbox.installLauncher();
        sandbox.jar();
        return sandbox;
    }

    Path folder() {
        return folder;
    }

    Path target() throws IOException {
        return folder.toRealPath().resolve("vedette/deploy/target");
    }

    Path jarFile() {
        return folder.resolve("vedette/deploy/target/vedette.jar");
    }

    void installLauncher() throws IOException {
        Path deploy = Files.createDirectories(folder.resolve("vedette/deploy"));
        Files.copy(LAUNCHER, deploy.resolve("vedette"));
    }

    void jar() throws IOException {
        Files.createDirectories(folder.resolve("vedette/deploy/target"));
        Files.writeString(jarFile(), "not really");
    }

    void jarFromTheFuture() throws IOException {
        Files.setLastModifiedTime(jarFile(), FileTime.from(Instant.now().plusSeconds(60)));
    }

    void sources() throws IOException {
        Files.writeString(folder.resolve("vedette/pom.xml"), "<project/>");
        Files.createDirectories(folder.resolve("vedette/deploy/src/main/java"));
        Files.writeString(source(), "class A {}");
    }

    void sourceFromTheFuture() throws IOException {
        Files.setLastModifiedTime(source(), FileTime.from(Instant.now().plusSeconds(60)));
    }

    private Path source() {
        return folder.resolve("vedette/deploy/src/main/java/A.java");
    }

    /** A JDK of that version; its java tells on itself, and writes the cache file it is asked for. */
    Path java(String version) throws IOException {
        Path home = folder.resolve("java-" + version);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(home.resolve("bin/javac"), "exit 0");
        program(home.resolve("bin/java"), """
                echo "pid $$"
                echo "home %s"
                for word; do echo "arg $word"; done
                case " $* " in *" rehearse "*)
                    echo rehearse >>"%s"
                    [ "${REHEARSAL_FAILS:-}" != early ] || exit 1
                    for word; do case $word in
                        -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*) echo cache >"${word#*=}" ;;
                    esac; done
                    [ -z "${REHEARSAL_FAILS:-}" ] || exit 1 ;;
                esac
                """.formatted(home, folder.resolve(CALLS)));
        return home;
    }

    /** A Maven that does this; {@code $MAKE_JAR} is what a good one would do. */
    Sandbox withMaven(String script) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("maven"));
        String makeJar = "mkdir -p '" + jarFile().getParent() + "'; echo jar >'" + jarFile() + "'";
        program(
                bin.resolve("mvn"),
                "echo mvn >>'" + folder.resolve(CALLS) + "'\n" + script.replace("$MAKE_JAR", makeJar));
        return with("PATH", bin + ":" + System.getenv("PATH"));
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    long calls(String program) throws IOException {
        Path calls = folder.resolve(CALLS);
        return Files.exists(calls)
                ? Files.readAllLines(calls).stream().filter(program::equals).count()
                : 0;
    }

    Sandbox with(String name, Object value) {
        environment.put(name, value.toString());
        return this;
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        return runAs(folder.resolve("vedette/deploy/vedette"), arguments);
    }

    Outcome runUnchecked(String... arguments) {
        try {
            return run(arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Outcome runAs(Path launcher, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("VEDETTE_") || name.equals("JAVA_HOME"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the launcher hangs: " + Files.readString(err));
        }
        return new Outcome(process.pid(), process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
    }
}
