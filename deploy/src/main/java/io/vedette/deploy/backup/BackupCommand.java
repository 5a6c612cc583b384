package io.vedette.deploy.backup;

import io.vedette.deploy.ask.Access;
import io.vedette.deploy.check.Inventory;
import io.vedette.deploy.local.Refusal;
import io.vedette.deploy.operate.TlsOptions;
import io.vedette.quorum.HostPort;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vedette backup}: takes a snapshot of a group, or shows and checks those that were taken. */
@Command(
        name = "backup",
        description = "Take a snapshot of the freshest replica of a group, list and check snapshots.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done, and what was taken or checked can be loaded", "1:it is not"},
        footer = {
            "",
            "The password is taken from the environment: VEDETTE_PASSWORD.",
            "",
            "Examples:",
            "  vedette backup --to /backups --from db1:6379 --name orders --keep 14",
            "  vedette backup --to /backups --sentinel s1:26379 --group orders",
            "  vedette backup --to /backups --from db1:6380 --tls --cacert ca.pem --cert us.pem --key us-key.pem",
            "  vedette backup --to /backups --list",
            "  vedette backup --to /backups --verify             the last one; --verify=NAME another"
        })
public final class BackupCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--to", required = true, paramLabel = "FOLDER", description = "Where backups are kept.")
    private Path folder = Path.of("");

    @Option(
            names = "--from",
            split = ",",
            paramLabel = "HOST:PORT",
            description = "Nodes of the group; one is enough, it names the others.")
    private List<String> nodes = List.of();

    @Option(names = "--sentinel", paramLabel = "HOST:PORT", description = "A sentinel that knows the group.")
    private String sentinel = "";

    @Option(names = "--group", description = "The name of the group at that sentinel.")
    private String group = "";

    @Option(names = "--name", description = "What backups are called (default: the group, or 'backup').")
    private String name = "";

    @Option(names = "--keep", defaultValue = "0", description = "Delete the oldest so that this many are left.")
    private int keep;

    @Option(names = "--user", description = "Log in to the nodes as this user.")
    private String user = "";

    @Mixin
    private TlsOptions tls = new TlsOptions();

    @Option(names = "--timeout", defaultValue = "60", description = "Seconds to wait for a sign of a node (60).")
    private int timeoutSeconds;

    @Option(names = "--list", description = "Show the backups there are and end.")
    private boolean list;

    @Option(
            names = "--verify",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "NAME",
            description = "Check a backup, by its checksum and by loading it, and end.")
    private Optional<String> verify = Optional.empty();

    @Override
    public Integer call() throws Refusal {
        Shelf shelf = new Shelf(folder);
        try {
            if (list) {
                return list(shelf);
            }
            return verify.isPresent() ? verify(shelf, verify.get()) : take(shelf);
        } catch (IOException failure) {
            err().println("vedette: " + failure.getMessage());
            return 1;
        }
    }

    private int list(Shelf shelf) throws IOException {
        for (String one : shelf.names()) {
            out().println(one + "  " + Progress.megabytes(Files.size(shelf.file(one))) + "  "
                    + String.join("  ", shelf.info(one)));
        }
        return 0;
    }

    private int verify(Shelf shelf, String wanted) throws IOException, Refusal {
        String one = shelf.named(wanted);
        long bytes = Files.size(shelf.file(one));
        shelf.check(one, progress("Summing up", bytes));
        Inventory found = Loadable.of(shelf.file(one), progress("Loading", bytes));
        out().println(one + " is good: " + found.keys() + " keys");
        return 0;
    }

    private int take(Shelf shelf) throws IOException, Refusal {
        if (keep < 0 || timeoutSeconds < 1) {
            throw new Refusal("--keep and --timeout take numbers, the second one above 0");
        }
        Access access = new Access(
                Optional.of(user).filter(given -> !given.isEmpty()),
                Optional.ofNullable(System.getenv("VEDETTE_PASSWORD")).filter(given -> !given.isEmpty()),
                tls.context(),
                timeoutSeconds * 1000);
        Source source = new Source(access, err());
        HostPort from = source.among(known(source));
        String own = name.isEmpty() ? (group.isEmpty() ? "backup" : group) : name;
        if (!own.matches("[A-Za-z0-9_.-]+")) {
            throw new Refusal("'" + own + "' cannot be part of a file's name; give another with --name");
        }
        Instant begun = Instant.now();
        String file = own + "-" + STAMP.format(begun) + ".rdb";
        if (shelf.names().contains(file)) {
            throw new Refusal("there is a backup of this very second: " + file);
        }
        Path part = shelf.unfinished(file);
        try {
            fetch(from, access, part);
            long bytes = Files.size(part);
            Inventory found = Loadable.of(part, progress("Loading", bytes));
            shelf.add(file, info(from, found), progress("Summing up", bytes));
            out().println(file + ": " + found.keys() + " keys, " + Progress.megabytes(bytes) + ", from " + from);
        } finally {
            Files.deleteIfExists(part);
        }
        if (keep > 0) {
            for (String old : shelf.keep(own, keep)) {
                out().println(old + " deleted");
            }
        }
        return 0;
    }

    private List<HostPort> known(Source source) throws IOException, Refusal {
        List<HostPort> known = new ArrayList<>();
        for (String node : nodes) {
            known.add(address(node));
        }
        if (!sentinel.isEmpty()) {
            if (group.isEmpty()) {
                throw new Refusal("--sentinel needs the name of the group, --group NAME");
            }
            known.add(source.masterOf(group, address(sentinel)));
        }
        if (known.isEmpty()) {
            throw new Refusal("whose data? Say --from HOST:PORT, or --sentinel HOST:PORT --group NAME");
        }
        return known;
    }

    private static HostPort address(String text) throws Refusal {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("[1-9]\\d{0,4}")) {
            throw new Refusal("'" + text + "' is no HOST:PORT");
        }
        return new HostPort(text.substring(0, colon), Integer.parseInt(port));
    }

    private void fetch(HostPort from, Access access, Path part) throws IOException {
        try (Talk talk = Talk.open(from, access);
                OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(part))) {
            Fetch.begin(talk, total -> progress("Fetching", total)).to(bytes);
        }
    }

    private static String info(HostPort from, Inventory found) {
        return "from=" + from + "\nkeys=" + found.keys() + "\nrepl-id=" + found.field("repl-id") + "\nrepl-offset="
                + found.field("repl-offset") + "\n";
    }

    private Progress progress(String what, long bytes) {
        return new Progress(err(), Progress.isSeen(), System::nanoTime, what, bytes);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
