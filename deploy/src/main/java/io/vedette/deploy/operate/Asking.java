package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Access;
import io.vedette.deploy.ask.Places;
import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.local.GroupOnRecord;
import io.vedette.deploy.local.Refusal;
import io.vedette.quorum.HostPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say whom to ask, and how. */
final class Asking {
    private static final HostPort USUAL = new HostPort("127.0.0.1", 26379);

    @Option(
            names = "--sentinel",
            paramLabel = "HOST:PORT",
            split = ",",
            description =
                    "A sentinel to ask; several may be given, the first that answers is asked. Without it those of the"
                            + " group in --dir, or 127.0.0.1:26379.")
    private List<String> named = List.of();

    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            description = "Folder of a group that 'vedette up' started (default: ./vedette-data).")
    private @Nullable Path folder;

    @Option(names = "--user", paramLabel = "NAME", description = "User to log in as at the sentinels.")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password at the sentinels.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--timeout",
            paramLabel = "MS",
            defaultValue = "3000",
            description = "How long to wait for an answer (default: ${DEFAULT-VALUE}).")
    private int timeoutMs = 3000;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private TlsOptions tls = new TlsOptions();

    boolean json() {
        return json;
    }

    Sentinels sentinels() throws Refusal, IOException {
        if (timeoutMs < 1) {
            throw new Refusal("--timeout " + timeoutMs + ": expected a number of milliseconds above 0");
        }
        Access access = new Access(
                Optional.ofNullable(user), password("--password-file", passwordFile), tls.context(), timeoutMs);
        return new Sentinels(addresses(), access);
    }

    private List<HostPort> addresses() throws Refusal, IOException {
        List<HostPort> addresses = new ArrayList<>();
        for (String name : named) {
            addresses.add(Places.named(name)
                    .orElseThrow(() -> new Refusal("--sentinel " + name
                            + ": expected HOST:PORT, such as 10.0.0.1:26379 or [2001:db8::1]:26379")));
        }
        if (!addresses.isEmpty()) {
            return addresses;
        }
        Path local = folder == null ? Path.of("vedette-data") : folder;
        if (folder != null || Files.exists(local.resolve("members"))) {
            GroupOnRecord.in(local.toAbsolutePath().normalize())
                    .layout()
                    .sentinels()
                    .forEach(member -> addresses.add(new HostPort(USUAL.host(), member.port())));
            return addresses;
        }
        return List.of(USUAL);
    }

    /** Never on the command line, where every user of the machine could read it. */
    static Optional<String> password(String option, @Nullable Path file) throws Refusal {
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file)
                    .lines()
                    .findFirst()
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> new Refusal(option + " " + file + ": its first line is empty")));
        } catch (IOException failure) {
            throw new Refusal(option + " " + file + ": cannot be read: "
                    + failure.getClass().getSimpleName());
        }
    }
}
