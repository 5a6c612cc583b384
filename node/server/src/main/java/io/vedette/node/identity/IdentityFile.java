package io.vedette.node.identity;

import io.vedette.node.disk.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The file {@code vedette.identity} in the folder of the data: lines of a name and a value. */
public final class IdentityFile {
    private static final String NAME = "vedette.identity";
    private static final String HEAD =
            "# Who this node is, written by vedette node. It belongs to the data beside it.\n";

    private final Disk disk;
    private final Path file;

    /** @param folder of the data */
    public IdentityFile(Disk disk, Path folder) {
        this.disk = disk;
        this.file = folder.resolve(NAME);
    }

    /** What was written last, if anything was; a failure says what is wrong with it and what to do. */
    public Optional<Stored> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            int blank = line.indexOf(' ');
            if (blank > 0 && !line.startsWith("#")) {
                fields.put(line.substring(0, blank), line.substring(blank + 1));
            }
        }
        String id = fields.getOrDefault("node-id", "");
        if (!id.matches("[0-9a-f]{40}")) {
            throw damaged("'" + id + "' is no node-id");
        }
        return Optional.of(
                new Stored(id, number(fields, "epoch"), number(fields, "offset"), fields.getOrDefault("source", "")));
    }

    private long number(Map<String, String> fields, String name) throws IOException {
        String text = fields.getOrDefault(name, "");
        if (!text.matches("\\d{1,18}")) {
            throw damaged("'" + text + "' is no " + name);
        }
        return Long.parseLong(text);
    }

    private IOException damaged(String found) {
        return new IOException(file + " is damaged: " + found
                + ". It was not touched. Remove it, and the node gets another id and begins with epoch 0");
    }

    /** Replaces what was there, all at once; by a worker. */
    public void write(Stored stored) throws IOException {
        String text = HEAD + "node-id " + stored.nodeId() + "\nepoch " + stored.epoch() + "\noffset " + stored.offset()
                + (stored.source().isEmpty() ? "" : "\nsource " + stored.source()) + "\n";
        disk.replace(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
