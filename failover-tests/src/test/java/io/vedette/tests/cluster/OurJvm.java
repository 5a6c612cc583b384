package io.vedette.tests.cluster;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The JVM in which tests start our programs: little memory and a fast start. Where all modules under test are jars, as in a
 * whole build, their classes come from an archive made once, which halves what a start costs; tests start hundreds.
 */
public final class OurJvm {
    private static final String MAIN = "io.vedette.deploy.Main";
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            // An archive which does not fit is ignored; saying so on standard output would spoil what programs say.
            "-Xlog:disable",
            "-Xlog:all=error:stderr");

    private OurJvm() {}

    /** How {@code vedette} is started with these arguments in a JVM with these options, from the classes under test. */
    public static List<String> command(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(Classes.ALL.start);
        command.addAll(options);
        command.addAll(List.of("-cp", Classes.ALL.path, MAIN));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    private static List<String> java() {
        List<String> java = new ArrayList<>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(FLAGS);
        return java;
    }

    /** What all starts share; the archive is made when the first is asked for. */
    private record Classes(String path, List<String> start) {
        private static final Classes ALL = find();

        private static Classes find() {
            String all = System.getProperty("java.class.path");
            List<Path> entries =
                    Stream.of(all.split(File.pathSeparator)).map(Path::of).toList();
            Optional<Path> target = target();
            List<Path> needed = entries.stream()
                    .filter(entry -> target.isEmpty() || !entry.toAbsolutePath().startsWith(target.get()))
                    .toList();
            List<String> start = java();
            if (target.isEmpty() || !needed.stream().allMatch(Files::isRegularFile)) {
                return new Classes(all, start);
            }
            String path = String.join(
                    File.pathSeparator, needed.stream().map(Path::toString).toList());
            archive(target.get(), path).ifPresent(archive -> start.add("-XX:SharedArchiveFile=" + archive));
            return new Classes(path, start);
        }

        /** The folder of this module's own classes, which no program of ours needs. */
        private static Optional<Path> target() {
            try {
                Path classes = Path.of(OurJvm.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
                return Optional.ofNullable(classes.toAbsolutePath().getParent());
            } catch (URISyntaxException strange) {
                return Optional.empty();
            }
        }

        private static Optional<Path> archive(Path target, String path) {
            Path archive = target.resolve("programs-" + ProcessHandle.current().pid() + ".jsa");
            List<String> command = java();
            command.addAll(List.of(
                    "-XX:ArchiveClassesAtExit=" + archive, "-Xmx256m", "-cp", path, MAIN, "rehearse", "server"));
            try {
                Process rehearsal = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(target.resolve("programs.log").toFile())
                        .start();
                boolean ended = rehearsal.waitFor(60, TimeUnit.SECONDS);
                rehearsal.destroyForcibly();
                archive.toFile().deleteOnExit();
                return ended && rehearsal.exitValue() == 0 && Files.exists(archive)
                        ? Optional.of(archive)
                        : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }
}
