package io.vedette.deploy.backup;

import io.vedette.deploy.check.Inventory;
import io.vedette.deploy.local.Refusal;
import io.vedette.engine.aof.AofManifest;
import io.vedette.engine.aof.AofPart;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vedette restore}: puts data where a node that has none yet will load them at its start. */
@Command(
        name = "restore",
        description =
                "Put a snapshot, or what a node held at a point in time, into the folder of a node that has no data.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the node can be started", "1:nothing was changed"},
        footer = {
            "",
            "Examples:",
            "  vedette restore --from /backups --dir /var/lib/vedette          the last one",
            "  vedette restore --from /backups --dir /var/lib/vedette --aof orders-20261121T184416Z",
            "  vedette restore --from-aof /mnt/old/appendonlydir --until 2026-11-22T09:30:00Z --dir /var/lib/vedette"
        })
public final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--from", paramLabel = "FOLDER", description = "Where backups are kept.")
    private @Nullable Path folder;

    @Option(
            names = "--from-aof",
            paramLabel = "FOLDER",
            description = "Instead of a backup: the 'appendonlydir' of another node, or a copy of it.")
    private @Nullable Path files;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "What those files held at the end of this second, such as 2026-11-22T09:30:00Z, or in Unix"
                    + " time; needs aof-timestamp-enabled (default: all they hold).")
    private @Nullable String until;

    @Option(names = "--dir", required = true, paramLabel = "FOLDER", description = "The 'dir' of the node.")
    private Path dir = Path.of("");

    @Option(names = "--dbfilename", defaultValue = "dump.rdb", description = "As the node has it (dump.rdb).")
    private String dbFileName = "dump.rdb";

    @Option(
            names = "--aof",
            description = "Put the backup where a node with 'appendonly yes' reads it, which does not read dbfilename.")
    private boolean appending;

    @Option(names = "--appenddirname", defaultValue = "appendonlydir", description = "As the node has it.")
    private String appendDir = "appendonlydir";

    @Option(names = "--appendfilename", defaultValue = "appendonly.aof", description = "As the node has it.")
    private String appendFile = "appendonly.aof";

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            defaultValue = "",
            description = "Which backup (default: the last one); 'vedette backup --list' shows them.")
    private String name = "";

    @Override
    public Integer call() throws Refusal {
        try {
            if (folder != null && files == null && until == null) {
                restore(new Shelf(folder));
            } else if (folder == null && files != null && name.isEmpty()) {
                restore(files, until == null ? OptionalLong.empty() : OptionalLong.of(Second.of(until)));
            } else {
                throw new Refusal("restore takes either --from with a NAME, or --from-aof with --until;"
                        + " 'vedette restore --help' shows both");
            }
            return 0;
        } catch (IOException failure) {
            err().println("vedette: " + failure.getMessage());
            return 1;
        }
    }

    private void requireEmpty() throws Refusal {
        for (Path taken : List.of(dir.resolve(dbFileName), dir.resolve(appendDir), dir.resolve(appendFile))) {
            if (Files.exists(taken)) {
                throw new Refusal(taken + " is there already, and was not touched: this is no folder of an empty node;"
                        + " move it away first");
            }
        }
    }

    private void restore(Shelf shelf) throws IOException, Refusal {
        String one = shelf.named(name);
        requireEmpty();
        Path backup = shelf.file(one);
        long bytes = Files.size(backup);
        shelf.check(one, progress("Summing up", bytes));
        Inventory found = Loadable.of(backup, progress("Loading", bytes));
        Files.createDirectories(dir);
        Path part = dir.resolve("temp-restore.rdb");
        try {
            Copy.of(backup, bytes, part, progress("Copying", bytes));
            place(part);
        } finally {
            Files.deleteIfExists(part);
        }
        Shelf.syncFolder(dir);
        spec.commandLine()
                .getOut()
                .println(one + ": " + found.keys() + " keys are in " + dir + "; start the node with 'appendonly "
                        + (appending ? "yes'" : "no'"));
    }

    /** The manifest comes last: a node that is started in between finds nothing, and nothing is taken for all. */
    private void place(Path part) throws IOException {
        if (!appending) {
            Files.move(part, dir.resolve(dbFileName), StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path parts = Files.createDirectory(dir.resolve(appendDir));
        AofPart base = AofManifest.EMPTY.nextBase(appendFile, "rdb");
        Files.move(part, parts.resolve(base.name()), StandardCopyOption.ATOMIC_MOVE);
        list(AofManifest.EMPTY.rewritten(base, 0), parts);
    }

    private void list(AofManifest manifest, Path parts) throws IOException {
        Path file = Files.write(parts.resolve("temp-manifest"), manifest.bytes());
        Shelf.sync(file);
        Files.move(file, parts.resolve(appendFile + ".manifest"), StandardCopyOption.ATOMIC_MOVE);
        Shelf.syncFolder(parts);
    }

    /** What the append-only files of another node held then. They are checked before anything is written. */
    private void restore(Path files, OptionalLong upToSecond) throws IOException, Refusal {
        requireEmpty();
        PointInTime then = PointInTime.of(files, upToSecond, this::progress);
        Path parts = Files.createDirectories(dir.resolve(appendDir));
        for (PointInTime.Piece piece : then.pieces()) {
            Path part = parts.resolve(piece.part().name());
            Copy.of(piece.file(), piece.bytes(), part, progress("Copying", piece.bytes()));
        }
        list(then.manifest(), parts);
        Shelf.syncFolder(dir);
        then.remarks().forEach(spec.commandLine().getOut()::println);
        spec.commandLine()
                .getOut()
                .println(then.inWords() + " is in " + dir + "; start the node with 'appendonly yes'");
    }

    private Progress progress(String what, long bytes) {
        return new Progress(err(), Progress.isSeen(), System::nanoTime, what, bytes);
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
