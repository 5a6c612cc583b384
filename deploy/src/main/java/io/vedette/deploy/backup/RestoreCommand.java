package io.vedette.deploy.backup;

import io.vedette.deploy.check.Inventory;
import io.vedette.deploy.local.Refusal;
import io.vedette.engine.aof.AofManifest;
import io.vedette.engine.aof.AofPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vedette restore}: puts a backup where a node that has no data yet will load it at its start. */
@Command(
        name = "restore",
        description = "Put a snapshot into the folder of a node that has no data.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the node can be started", "1:nothing was changed"},
        footer = {
            "",
            "Examples:",
            "  vedette restore --from /backups --dir /var/lib/vedette          the last one",
            "  vedette restore --from /backups --dir /var/lib/vedette --aof orders-20261121T184416Z"
        })
public final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--from", required = true, paramLabel = "FOLDER", description = "Where backups are kept.")
    private Path folder = Path.of("");

    @Option(names = "--dir", required = true, paramLabel = "FOLDER", description = "The 'dir' of the node.")
    private Path dir = Path.of("");

    @Option(names = "--dbfilename", defaultValue = "dump.rdb", description = "As the node has it (dump.rdb).")
    private String dbFileName = "dump.rdb";

    @Option(names = "--aof", description = "For a node with 'appendonly yes', which does not read dbfilename.")
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
            restore(new Shelf(folder));
            return 0;
        } catch (IOException failure) {
            err().println("vedette: " + failure.getMessage());
            return 1;
        }
    }

    private void restore(Shelf shelf) throws IOException, Refusal {
        String one = shelf.named(name);
        for (Path taken : List.of(dir.resolve(dbFileName), dir.resolve(appendDir), dir.resolve(appendFile))) {
            if (Files.exists(taken)) {
                throw new Refusal(taken + " is there already, and was not touched: this is no folder of an empty node;"
                        + " move it away first");
            }
        }
        Path backup = shelf.file(one);
        long bytes = Files.size(backup);
        shelf.check(one, progress("Summing up", bytes));
        Inventory found = Loadable.of(backup, progress("Loading", bytes));
        Files.createDirectories(dir);
        Path part = dir.resolve("temp-restore.rdb");
        try {
            copy(backup, part, progress("Copying", bytes));
            Shelf.sync(part);
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
        byte[] list = AofManifest.EMPTY.rewritten(base, 0).bytes();
        Path manifest = Files.write(parts.resolve("temp-manifest"), list);
        Shelf.sync(manifest);
        Files.move(manifest, parts.resolve(appendFile + ".manifest"), StandardCopyOption.ATOMIC_MOVE);
        Shelf.syncFolder(parts);
    }

    private static void copy(Path from, Path to, Progress progress) throws IOException {
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                progress.add(count);
            }
        }
        progress.end();
    }

    private Progress progress(String what, long bytes) {
        return new Progress(err(), Progress.isSeen(), System::nanoTime, what, bytes);
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
