package io.vedette.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which processes run a group, by member name, and who watches over them: the file {@code running} in the group's
 * folder, there from the moment a member starts until all have stopped.
 */
record RunState(Path folder, Map<String, ProcessIdentity> processes) {
    static final String FILE = "running";

    /** The entry of the {@code vedette up} in whose foreground the members run. */
    static final String KEEPER = "up";

    RunState {
        processes = Map.copyOf(processes);
    }

    static Optional<RunState> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Map<String, ProcessIdentity> processes = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ", -1);
            if (!line.matches("\\S+ \\d{1,18} \\d{1,18}")) {
                throw new IOException(file + ": '" + line + "' is not a name, a pid and a start time;"
                        + " end what still runs by hand and remove the file");
            }
            processes.put(
                    words[0],
                    new ProcessIdentity(Long.parseLong(words[1]), Instant.ofEpochMilli(Long.parseLong(words[2]))));
        }
        return Optional.of(new RunState(folder, processes));
    }

    void write() throws IOException {
        WholeFile.write(folder.resolve(FILE), lines());
    }

    /** As {@link #write}, but fails where the file is there already: two who start at once cannot both succeed. */
    void create() throws IOException {
        WholeFile.create(folder.resolve(FILE), lines());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        processes.forEach((name, process) ->
                lines.add(name + " " + process.pid() + " " + process.started().toEpochMilli()));
        lines.sort(null);
        return lines;
    }

    static void remove(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    Optional<ProcessIdentity> of(Member member) {
        return Optional.ofNullable(processes.get(member.name()));
    }

    Optional<ProcessIdentity> keeper() {
        return Optional.ofNullable(processes.get(KEEPER));
    }

    boolean anyRunning() {
        return processes.values().stream().anyMatch(process -> process.running().isPresent());
    }
}
