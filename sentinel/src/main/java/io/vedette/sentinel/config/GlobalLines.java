package io.vedette.sentinel.config;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import io.vedette.resp.config.BadConfiguration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the lines that concern the whole sentinel have said so far. */
final class GlobalLines {
    private static final int ID_LENGTH = 40;
    private static final Set<String> KEYWORDS = Set.of(
            "announce-ip",
            "announce-port",
            "deny-scripts-reconfig",
            "sentinel-user",
            "sentinel-pass",
            "current-epoch",
            "myid",
            "resolve-hostnames",
            "announce-hostnames",
            "gossip-secret",
            "gossip-secret-file",
            "hello-trust",
            "max-epoch-jump",
            "pings-per-second",
            "blind-after",
            "requirepass-file",
            "sentinel-pass-file",
            "state-dir",
            "quorum");

    private Optional<SentinelId> id = Optional.empty();
    private Epoch currentEpoch = Epoch.ZERO;
    private String announceIp = "";
    private int announcePort;
    private boolean announceHostnames;
    private String user = "";
    private Optional<Secret> password = Optional.empty();
    private boolean denyScriptsReconfig = true;
    private boolean resolveHostnames;
    private Optional<Secret> secret = Optional.empty();
    private long maxEpochJump = Settings.DEFAULT.maxEpochJump();
    private int pingsPerSecond = Settings.DEFAULT.pingsPerSecond();
    private long blindAfterMs = Settings.DEFAULT.blindAfterMs();
    private Optional<Secret> requirepass = Optional.empty();
    private boolean onlySigned;
    private String stateDir = "";
    private Optional<EnsembleLine> ensemble = Optional.empty();

    private final Path folder;
    private final DoorLines doors;

    /** Files of secrets are looked for from {@code folder}. */
    GlobalLines(Path folder) {
        this.folder = folder;
        this.doors = new DoorLines(folder);
    }

    static boolean takes(String keyword) {
        return KEYWORDS.contains(keyword) || DoorLines.KEYWORDS.contains(keyword);
    }

    void read(SentinelLine line) throws BadConfiguration {
        if (line.keyword().equals("quorum")) {
            ensemble = EnsembleLine.of(line, folder);
            return;
        }
        if (line.arguments().size() != 1) {
            throw line.unrecognized();
        }
        switch (line.keyword()) {
            case "announce-ip" -> announceIp = line.argument(0);
            case "announce-port" -> announcePort = line.port(0);
            case "announce-hostnames" ->
                announceHostnames = line.yesNo(0, "Please specify yes or no for the announce-hostnames option.");
            case "resolve-hostnames" ->
                resolveHostnames = line.yesNo(0, "Please specify yes or no for the resolve-hostnames option.");
            case "deny-scripts-reconfig" ->
                denyScriptsReconfig = line.yesNo(0, "Please specify yes or no for the deny-scripts-reconfig options.");
            case "sentinel-user" -> user = line.argument(0);
            case "sentinel-pass" -> password = line.secret(0, password);
            case "sentinel-pass-file" -> password = line.secretFile(0, password, folder);
            case "current-epoch" -> raise(line.epoch(0));
            case "gossip-secret" -> secret = line.secret(0, secret);
            case "gossip-secret-file" -> secret = line.secretFile(0, secret, folder);
            case "requirepass-file" -> requirepass = line.secretFile(0, Optional.empty(), folder);
            case "max-epoch-jump" -> maxEpochJump = line.atLeastOne(0, Long.MAX_VALUE);
            case "pings-per-second" -> pingsPerSecond = (int) line.atLeastOne(0, Integer.MAX_VALUE);
            case "blind-after" -> blindAfterMs = line.atLeastOne(0, Integer.MAX_VALUE);
            case "hello-trust" -> onlySigned = line.oneOf(0, "any", "signed") == 1;
            case "state-dir" -> stateDir = line.argument(0);
            case "myid" -> id = Optional.of(id(line));
            default -> doors.read(line);
        }
    }

    private static SentinelId id(SentinelLine line) throws BadConfiguration {
        if (line.argument(0).length() != ID_LENGTH) {
            throw line.refuse(
                    "Malformed Sentinel id in myid option.",
                    "expected " + ID_LENGTH + " hex digits; remove the line and a new id is generated");
        }
        return line.id(0);
    }

    /** An epoch never goes back, whichever line names it. */
    void raise(Epoch seen) {
        currentEpoch = currentEpoch.max(seen);
    }

    boolean resolvesHostnames() {
        return resolveHostnames;
    }

    SentinelConfig with(List<GroupConfig> groups) throws BadConfiguration {
        return new SentinelConfig(
                id,
                currentEpoch,
                new SentinelConfig.Announcement(announceIp, announcePort, announceHostnames),
                user,
                password,
                denyScriptsReconfig,
                resolveHostnames,
                new SentinelConfig.Trust(secret, onlySigned, maxEpochJump),
                pingsPerSecond,
                blindAfterMs,
                requirepass,
                stateDir,
                doors.doors(),
                ensemble,
                groups);
    }
}
