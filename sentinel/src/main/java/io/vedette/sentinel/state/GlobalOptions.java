package io.vedette.sentinel.state;

import io.vedette.quorum.Settings;
import io.vedette.sentinel.config.Secret;
import java.util.Optional;

/**
 * The {@code sentinel} directives that hold for the whole process.
 *
 * @param login who we are at other sentinels
 * @param resolveHostnames whether names are accepted where addresses are
 * @param denyScriptsReconfig whether SENTINEL SET may not change scripts
 * @param pingsPerSecond what all masters together are pinged at most
 * @param requirepassFile where our own {@code requirepass} stands, if in a file of its own
 * @param logLevel how talkative the log is, in the words of the directive
 * @param stateDir where state is kept when the configuration file cannot be rewritten
 */
public record GlobalOptions(
        Announced announced,
        PeerLogin login,
        boolean resolveHostnames,
        boolean denyScriptsReconfig,
        Trust trust,
        int pingsPerSecond,
        Optional<String> requirepassFile,
        String logLevel,
        Optional<String> stateDir) {

    /**
     * What others are told about us and about nodes.
     *
     * @param ip advertised in hellos instead of the address a connection shows
     * @param port 0 advertises the port we listen on
     * @param hostnames whether names are shown and sent to nodes
     */
    public record Announced(Optional<String> ip, int port, boolean hostnames) {}

    /** Without a password no AUTH is sent, unless {@code requirepass} gives one. */
    public record PeerLogin(Optional<String> user, Optional<Secret> password) {}

    public static final GlobalOptions DEFAULT = new GlobalOptions(
            new Announced(Optional.empty(), 0, false),
            new PeerLogin(Optional.empty(), Optional.empty()),
            false,
            true,
            new Trust(Optional.empty(), false, Settings.DEFAULT.maxEpochJump()),
            Settings.DEFAULT.pingsPerSecond(),
            Optional.empty(),
            "notice",
            Optional.empty());

    public GlobalOptions withAnnounced(Announced changed) {
        return new GlobalOptions(
                changed,
                login,
                resolveHostnames,
                denyScriptsReconfig,
                trust,
                pingsPerSecond,
                requirepassFile,
                logLevel,
                stateDir);
    }

    public GlobalOptions withLogin(PeerLogin changed) {
        return new GlobalOptions(
                announced,
                changed,
                resolveHostnames,
                denyScriptsReconfig,
                trust,
                pingsPerSecond,
                requirepassFile,
                logLevel,
                stateDir);
    }

    public GlobalOptions withResolvedHostnames(boolean resolve) {
        return new GlobalOptions(
                announced,
                login,
                resolve,
                denyScriptsReconfig,
                trust,
                pingsPerSecond,
                requirepassFile,
                logLevel,
                stateDir);
    }

    public GlobalOptions withTrust(Trust changed) {
        return new GlobalOptions(
                announced,
                login,
                resolveHostnames,
                denyScriptsReconfig,
                changed,
                pingsPerSecond,
                requirepassFile,
                logLevel,
                stateDir);
    }

    public GlobalOptions withPingsPerSecond(int most) {
        return new GlobalOptions(
                announced,
                login,
                resolveHostnames,
                denyScriptsReconfig,
                trust,
                most,
                requirepassFile,
                logLevel,
                stateDir);
    }

    public GlobalOptions withLogLevel(String level) {
        return new GlobalOptions(
                announced,
                login,
                resolveHostnames,
                denyScriptsReconfig,
                trust,
                pingsPerSecond,
                requirepassFile,
                level,
                stateDir);
    }
}
