package io.vedette.deploy.command;

import io.vedette.deploy.local.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Benchmarks are no part of the program: they need a real redis-server and live with the tests. This compiles them from the
 * sources the launcher stands in, then starts them as they are.
 */
@Command(
        name = "bench",
        description = "Measure beside the real thing; needs the sources and Maven.",
        footer = {
            "",
            "Examples:",
            "  vedette bench failover                            every fault, 10 runs, redis-sentinel and ours in turn",
            "  vedette bench failover --only kill,stop --runs 3  some of it",
            "  vedette bench failover --help",
            "  vedette bench node --only get,set --runs 1        a node and redis-server in turn on one core",
            "  vedette bench persistence --keys 5000000          snapshots, append-only file, replication",
            "  vedette bench publishers --outage 60              how soon a master is known in DNS, ZooKeeper, etcd, ...",
            "  vedette bench page --groups 500                   how soon the live page and /metrics answer",
            "  vedette bench vip --partitions 200                two holders of a virtual IP? on five hosts"
        })
final class BenchCommand implements Callable<Integer> {
    private static final int PATIENCE_S = 60;
    private static final Map<String, String> PROGRAMS = new TreeMap<>(Map.of(
            "failover", "io.vedette.tests.bench.failover.FailoverBench",
            "node", "io.vedette.tests.bench.node.NodeBench",
            "page", "io.vedette.tests.bench.PageBench",
            "persistence", "io.vedette.tests.bench.node.PersistenceBench",
            "publishers", "io.vedette.tests.publish.PublishersBench",
            "vip", "io.vedette.tests.bench.vip.VipBench"));

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "BENCHMARK",
            description = "failover, node, page, persistence, publishers or vip")
    private String benchmark = "";

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "what the benchmark itself understands")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException, Refusal {
        String program = PROGRAMS.get(benchmark);
        if (program == null) {
            throw new Refusal(
                    "there is no benchmark '" + benchmark + "'; there are " + String.join(" and ", PROGRAMS.keySet()));
        }
        Path launcher = Optional.ofNullable(System.getProperty("vedette.launcher"))
                .map(Path::of)
                .orElseThrow(() -> new Refusal("bench works only when started by the launcher, deploy/vedette"));
        Path root = launcher.resolveSibling("..").toAbsolutePath().normalize();
        Path tests = root.resolve("failover-tests");
        if (!Files.exists(tests.resolve("pom.xml"))) {
            throw new Refusal("bench needs the sources, and there is no " + tests + "; use a checkout of the project");
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println("vedette: compiling the benchmark");
        err.flush();
        if (wait(compilation(root)) != 0) {
            throw new Refusal("the benchmark cannot be compiled; see above");
        }
        return wait(benchmark(tests, launcher, program));
    }

    private static ProcessBuilder compilation(Path root) {
        List<String> maven =
                List.of("mvn", "-q", "-B", "-f", root.resolve("pom.xml").toString());
        List<String> command = new ArrayList<>(maven);
        command.addAll(List.of("-pl", "failover-tests", "-am", "-Pbench-class-path", "process-test-classes"));
        command.addAll(List.of("-Dspotless.check.skip=true", "-Djacoco.skip=true"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private ProcessBuilder benchmark(Path tests, Path launcher, String program) throws IOException {
        String classPath = Files.readString(tests.resolve("target").resolve("test-class-path"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath, program, "--launcher", launcher.toString()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /** It shares our terminal. Whatever ends us ends it too, and its last words are waited for. */
    private static int wait(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.inheritIO().start();
        Thread hook = new Thread(() -> end(process), "end");
        Runtime.getRuntime().addShutdownHook(hook);
        return process.waitFor();
    }

    private static void end(Process process) {
        process.destroy();
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
