package io.vedette.tests.bench;

import io.vedette.resp.FreePort;
import io.vedette.resp.RedisBinary;
import io.vedette.tests.cluster.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * PING beside redis-server 7.0.15: both pinned to one core, redis-benchmark with 50 connections on the other, runs in
 * turn, medians and their ratio at the end. Arguments: how many rounds, then flags for our JVM.
 *
 * <p>Beside the rates it compares the processor time each server spent on a round, which a busy machine disturbs less.
 */
public final class PingPair {
    private static final int READY_ATTEMPTS = 200;

    /** So many commands in one read, and so many commands to send. */
    private record Load(int pipeline, int requests) {}

    private static final List<Load> LOADS = List.of(new Load(1, 100_000), new Load(16, 1_000_000));

    private record Server(String name, Process process, int port) {}

    private record Sample(double perSecond, double cpuMs) {}

    private PingPair() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        List<String> flags = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        Path folder = Files.createTempDirectory("ping-pair");
        Server redis = redis(folder);
        Server ours = ours(folder, flags);
        try {
            for (Load load : LOADS) {
                measure(ours, load);
                compare(ours, redis, load, rounds);
            }
        } finally {
            redis.process().destroy();
            ours.process().destroy();
        }
        redis.process().waitFor();
        ours.process().waitFor();
        Folders.delete(folder);
    }

    private static void compare(Server ours, Server redis, Load load, int rounds)
            throws IOException, InterruptedException {
        List<Sample> mine = new ArrayList<>();
        List<Sample> theirs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            mine.add(measure(ours, load));
            theirs.add(measure(redis, load));
        }
        double rate = median(mine.stream().mapToDouble(Sample::perSecond).toArray());
        double redisRate = median(theirs.stream().mapToDouble(Sample::perSecond).toArray());
        double cpu = median(mine.stream().mapToDouble(Sample::cpuMs).toArray());
        double redisCpu = median(theirs.stream().mapToDouble(Sample::cpuMs).toArray());
        System.out.printf(
                Locale.ROOT,
                "pipeline %2d: ours %.0f/s, redis-server %.0f/s, ratio %.2f; processor time per 1,000: ours %.2f ms, "
                        + "redis-server %.2f ms, ratio %.2f%n",
                load.pipeline(),
                rate,
                redisRate,
                rate / redisRate,
                cpu / load.requests() * 1000,
                redisCpu / load.requests() * 1000,
                redisCpu / cpu);
    }

    private static Sample measure(Server server, Load load) throws IOException, InterruptedException {
        double before = cpuMs(server);
        Process benchmark = new ProcessBuilder(
                        "taskset",
                        "-c",
                        "0",
                        "redis-benchmark",
                        "-p",
                        Integer.toString(server.port()),
                        "-c",
                        "50",
                        "-P",
                        Integer.toString(load.pipeline()),
                        "-n",
                        Integer.toString(load.requests()),
                        "-t",
                        "ping_mbulk",
                        "--csv")
                .start();
        double rate = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(benchmark.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("\"PING")) {
                    rate = Double.parseDouble(line.split(",", -1)[1].replace("\"", ""));
                }
            }
        }
        benchmark.waitFor();
        return new Sample(rate, cpuMs(server) - before);
    }

    private static double cpuMs(Server server) {
        return server.process()
                        .info()
                        .totalCpuDuration()
                        .orElseThrow(() -> new IllegalStateException("no processor time of " + server.name()))
                        .toNanos()
                / 1e6;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static Server redis(Path folder) throws IOException, InterruptedException {
        int port = FreePort.take();
        return started(
                "redis-server",
                port,
                List.of(RedisBinary.orThrow().toString(), "--port", "" + port, "--save", ""),
                folder);
    }

    private static Server ours(Path folder, List<String> flags) throws IOException, InterruptedException {
        int port = FreePort.take();
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags.isEmpty() ? List.of("-XX:+UseSerialGC", "-Xmx256m") : flags);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), PingServer.class.getName(), "" + port));
        return started("ours", port, line, folder);
    }

    private static Server started(String name, int port, List<String> line, Path folder)
            throws IOException, InterruptedException {
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "1"));
        pinned.addAll(line);
        Process process = new ProcessBuilder(pinned)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        for (int i = 0; i < READY_ATTEMPTS && process.isAlive(); i++) {
            try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                probe.shutdownOutput();
                return new Server(name, process, port);
            } catch (IOException notYet) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }
        process.destroyForcibly();
        throw new IOException(name + " did not start, see " + folder);
    }
}
