package io.vedette.tests.bench.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** redis-benchmark, on the cores that the servers have not. */
final class Hammer {
    private static final int CLIENTS = 50;
    private static final int RANDOM = 100_000;

    /** Columns of its last line, counted from the end: rate, and the time within which 99 of 100 were answered. */
    private static final int RATE = 7;

    private static final int P99 = 2;

    private final String cores;

    Hammer(String cores) {
        this.cores = cores;
    }

    /** What came of a run. */
    record Result(double perSecond, double p99Ms) {}

    Result run(Contestant server, List<String> command, int pipeline, int requests)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("taskset", "-c", cores, "redis-benchmark", "--csv"));
        line.addAll(List.of("-p", Integer.toString(server.port()), "-c", Integer.toString(CLIENTS)));
        line.addAll(List.of("-P", Integer.toString(pipeline), "-n", Integer.toString(requests)));
        line.addAll(List.of("-r", Integer.toString(RANDOM)));
        line.addAll(command);
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("redis-benchmark failed: " + said);
        }
        String[] lines = said.strip().split("\n", -1);
        String[] columns = lines[lines.length - 1].replace("\"", "").split(",", -1);
        if (columns.length <= RATE) {
            throw new IOException("redis-benchmark says something unknown: " + said);
        }
        return new Result(figure(columns, RATE), figure(columns, P99));
    }

    private static double figure(String[] columns, int fromEnd) {
        return Double.parseDouble(columns[columns.length - fromEnd]);
    }
}
