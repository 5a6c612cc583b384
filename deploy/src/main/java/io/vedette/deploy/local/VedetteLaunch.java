package io.vedette.deploy.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts members with this very program: through the launcher that started us, which knows the flags that suit a
 * server, or, where there was none (in tests), with our own Java and class path.
 */
public final class VedetteLaunch implements Launch {
    private final Optional<String> launcher = Optional.ofNullable(System.getProperty("vedette.launcher"));
    private final Optional<String> setsid = onPath("setsid");

    @Override
    public ProcessBuilder of(Member member) {
        List<String> command = new ArrayList<>();
        // A session of its own: the terminal's Ctrl-C is for us, and we stop the members in order.
        setsid.ifPresent(command::add);
        command.addAll(launcher.map(List::of).orElseGet(VedetteLaunch::java));
        command.add(member.kind().word());
        command.add(member.config().toString());
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("VEDETTE_BUILD", "never");
        process.environment().put("VEDETTE_JAVA_HOME", System.getProperty("java.home"));
        return process;
    }

    private static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.vedette.deploy.Main");
    }

    private static Optional<String> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
