package io.vedette.tests.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program of ours once more in network, mount and process namespaces of its own, where it may make whatever hosts it
 * likes. It is the first process in there: when it ends, the kernel ends every other and takes all links away, whatever happened.
 * It should end when its standard input does, which is how Ctrl-C reaches it: the pipe is ours.
 */
public final class Seclusion {
    private static final int PATIENCE_S = 30;
    private static final List<String> UNSHARE =
            List.of("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc");

    private Seclusion() {}

    /** Whether this system lets us: root, and a kernel with network namespaces, bridges and veth. */
    public static boolean possible() {
        List<String> trial = new ArrayList<>(UNSHARE);
        trial.addAll(List.of(
                "sh",
                "-c",
                "mount -t tmpfs tmpfs /run && mkdir /run/netns && ip link add bridge0 type bridge && ip netns add h0"
                        + " && ip link add veth0 type veth peer name eth0 netns h0 && ip link set veth0 master bridge0 up"
                        + " && ip link set bridge0 up && bridge link set dev veth0 state disabled"));
        try {
            Process process =
                    new ProcessBuilder(trial).redirectErrorStream(true).start();
            byte[] why = process.getInputStream().readAllBytes();
            boolean allowed = process.waitFor() == 0;
            if (!allowed) {
                System.err.println("no network namespaces here: " + new String(why, UTF_8).strip());
            }
            return allowed;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives the exit code; what it says goes where ours does. */
    public static int run(Class<?> program, List<String> arguments) throws IOException, InterruptedException {
        return run(program, arguments, ProcessBuilder.Redirect.INHERIT);
    }

    /** The same, with what it says going somewhere else. */
    public static int run(Class<?> program, List<String> arguments, ProcessBuilder.Redirect output)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(UNSHARE);
        // A JVM that finds no IPv6 address at its start never speaks IPv6.
        command.addAll(List.of("sh", "-c", "ip link set lo up && exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectOutput(output)
                .redirectError(output)
                .start();
        Thread hook = new Thread(() -> end(process), "end");
        Runtime.getRuntime().addShutdownHook(hook);
        return process.waitFor();
    }

    private static void end(Process process) {
        try (var lifeline = process.getOutputStream()) {
            lifeline.flush();
        } catch (IOException alreadyGone) {
            process.destroyForcibly();
        }
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
