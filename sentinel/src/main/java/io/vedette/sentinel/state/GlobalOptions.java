package io.vedette.sentinel.state;

import io.vedette.quorum.Settings;
import io.vedette.sentinel.config.Doors;
import io.vedette.sentinel.config.Secret;
import java.util.List;
import java.util.Optional;

/**
 * The {@code sentinel} directives that hold for the whole process.
 *
 * @param login who we are at other sentinels
 * @param resolveHostnames whether names are accepted where addresses are
 * @param pingsPerSecond what all masters together are pinged at most
 * @param blindAfterMs how late our loop may be and still be believed what it did not hear
 * @param logLevel how talkative the log is, in the words of the directive
 * @param fixed what holds until the process ends
 */
public record GlobalOptions(
        Announced announced,
        PeerLogin login,
        boolean resolveHostnames,
        Trust trust,
        int pingsPerSecond,
        long blindAfterMs,
        String logLevel,
        Fixed fixed) {

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

    /**
     * What no command changes.
     *
     * @param denyScriptsReconfig whether SENTINEL SET may not change scripts
     * @param requirepassFile where our own {@code requirepass} stands, if in a file of its own
     * @param stateDir where state is kept when the configuration file cannot be rewritten
     * @param doors where others than Redis clients are answered
     * @param quorum the words of the directive of that name; none when sentinels vote
     */
    public record Fixed(
            boolean denyScriptsReconfig,
            Optional<String> requirepassFile,
            Optional<String> stateDir,
            Doors doors,
            List<String> quorum) {}

    public static final GlobalOptions DEFAULT = new GlobalOptions(
            new Announced(Optional.empty(), 0, false),
            new PeerLogin(Optional.empty(), Optional.empty()),
            false,
            new Trust(Optional.empty(), false, Settings.DEFAULT.maxEpochJump()),
            Settings.DEFAULT.pingsPerSecond(),
            Settings.DEFAULT.blindAfterMs(),
            "notice",
            new Fixed(true, Optional.empty(), Optional.empty(), Doors.CLOSED, List.of()));

    public GlobalOptions withAnnounced(Announced changed) {
        return new GlobalOptions(
                changed, login, resolveHostnames, trust, pingsPerSecond, blindAfterMs, logLevel, fixed);
    }

    public GlobalOptions withLogin(PeerLogin changed) {
        return new GlobalOptions(
                announced, changed, resolveHostnames, trust, pingsPerSecond, blindAfterMs, logLevel, fixed);
    }

    public GlobalOptions withResolvedHostnames(boolean resolve) {
        return new GlobalOptions(announced, login, resolve, trust, pingsPerSecond, blindAfterMs, logLevel, fixed);
    }

    public GlobalOptions withTrust(Trust changed) {
        return new GlobalOptions(
                announced, login, resolveHostnames, changed, pingsPerSecond, blindAfterMs, logLevel, fixed);
    }

    public GlobalOptions withPingsPerSecond(int most) {
        return new GlobalOptions(announced, login, resolveHostnames, trust, most, blindAfterMs, logLevel, fixed);
    }

    public GlobalOptions withBlindAfterMs(long ms) {
        return new GlobalOptions(announced, login, resolveHostnames, trust, pingsPerSecond, ms, logLevel, fixed);
    }

    public GlobalOptions withLogLevel(String level) {
        return new GlobalOptions(announced, login, resolveHostnames, trust, pingsPerSecond, blindAfterMs, level, fixed);
    }
}
