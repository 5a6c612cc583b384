package io.vedette.deploy.check;

import io.vedette.engine.rdb.DamagedRdb;
import io.vedette.node.persist.RdbInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/** One file of commands, perhaps behind a snapshot: how far it can be loaded, and what is to be done about the rest. */
final class OneAof {
    private final Path file;
    private final String name;
    private final boolean last;
    private final AofMending mending;
    private final PrintWriter out;

    /**
     * Nothing was looked at yet.
     *
     * @param name as verdicts call it
     * @param last whether no other file continues it, so that it may be cut
     */
    OneAof(Path file, String name, boolean last, AofMending mending) {
        this.file = file;
        this.name = name;
        this.last = last;
        this.mending = mending;
        this.out = mending.out();
    }

    /** How a file was found, or left. */
    enum Verdict {
        VALID("%s is valid"),
        EMPTY("%s is empty"),
        CUT("Successfully truncated AOF %s"),
        CUT_IN_TIME("Successfully truncated AOF %s to timestamp %d");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /** The line for it; {@code kind} says which file of several it is. */
        String line(String kind, String name, OptionalLong second) {
            boolean left = this == VALID || this == EMPTY;
            return String.format(Locale.ROOT, text, left ? kind + " " + name : name, second.orElse(0));
        }
    }

    Verdict check() throws IOException, Unusable {
        long size = Files.size(file);
        if (size == 0) {
            return Verdict.EMPTY;
        }
        Extent extent = Extent.of(file, preamble(), mending.upToSecond());
        if (extent.tooLateAt().isPresent()) {
            return cutInTime(extent.goodUpTo());
        }
        if (!extent.complaint().isEmpty()) {
            out.println(extent.complaint());
        }
        long diff = size - extent.goodUpTo();
        if (diff == 0 && mending.upToSecond().isPresent()) {
            out.printf(Locale.ROOT, "Truncate nothing in AOF %s to timestamp %d%n", name, second());
            return Verdict.VALID;
        }
        out.printf(
                Locale.ROOT,
                "AOF analyzed: filename=%s, size=%d, ok_up_to=%d, ok_up_to_line=%d, diff=%d%n",
                name,
                size,
                extent.goodUpTo(),
                extent.lines() + 1,
                diff);
        if (diff == 0) {
            return Verdict.VALID;
        }
        if (!mending.fixing()) {
            throw new Unusable("AOF " + name + " is not valid. Use the --fix option to try fixing it.");
        }
        if (!last) {
            throw new Unusable("Failed to truncate AOF " + name + " because it is not the last file");
        }
        mending.fix(name, file, size, extent.goodUpTo());
        return Verdict.CUT;
    }

    private long preamble() throws IOException, Unusable {
        if (!RdbInput.beginsIn(file)) {
            return 0;
        }
        Inventory check = new Inventory();
        try {
            check.read(file, more -> {});
            out.printf(Locale.ROOT, "[info] %d keys read%n[info] %d expires%n", check.keys(), check.expiring());
            out.println("RDB preamble is OK, proceeding with AOF tail...");
            return check.end();
        } catch (DamagedRdb damaged) {
            out.println("--- RDB ERROR DETECTED ---");
            out.println("[offset " + damaged.offset() + "] " + damaged.found());
            throw new Unusable("RDB preamble of AOF file is not sane, aborting.");
        }
    }

    private Verdict cutInTime(long keptBytes) throws IOException, Unusable {
        if (keptBytes == 0) {
            throw new Unusable("AOF " + name + " has nothing before timestamp " + second() + ", aborting...");
        }
        if (!last) {
            out.println("Failed to truncate AOF " + name + " to timestamp " + second() + " to offset " + keptBytes
                    + " because it is not the last file.");
            throw new Unusable(
                    "If you insist, please delete all files after this file according to the manifest file and"
                            + " delete the corresponding records in manifest file manually. Then re-run 'vedette check-aof'.");
        }
        mending.cut(file, keptBytes);
        return Verdict.CUT_IN_TIME;
    }

    private long second() {
        return mending.upToSecond().orElseThrow();
    }
}
