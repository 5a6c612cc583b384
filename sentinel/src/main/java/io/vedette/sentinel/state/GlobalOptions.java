package io.vedette.sentinel.state;

import java.util.Optional;

/**
 * The {@code sentinel} directives that hold for the whole process and do not concern the core.
 *
 * @param announceIp advertised in hellos instead of the address a connection shows
 * @param announcePort 0 advertises the port we listen on
 * @param user whom we are at other sentinels, with {@code password}
 * @param resolveHostnames whether names are accepted where addresses are
 * @param announceHostnames whether they are also shown and sent to nodes
 * @param denyScriptsReconfig whether SENTINEL SET may not change scripts
 * @param secret the key our own sentinels sign with
 * @param trustOnlySigned {@code hello-trust signed}: unsigned hellos are not listened to
 * @param logLevel how talkative the log is, in the words of the directive
 * @param stateDir where state is kept when the configuration file cannot be rewritten
 */
public record GlobalOptions(
        Optional<String> announceIp,
        int announcePort,
        Optional<String> user,
        Optional<String> password,
        boolean resolveHostnames,
        boolean announceHostnames,
        boolean denyScriptsReconfig,
        Optional<String> secret,
        boolean trustOnlySigned,
        String logLevel,
        Optional<String> stateDir) {

    public static final GlobalOptions DEFAULT = new GlobalOptions(
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            true,
            Optional.empty(),
            false,
            "notice",
            Optional.empty());

    public GlobalOptions withAnnounced(Optional<String> ip, int port) {
        return new GlobalOptions(
                ip,
                port,
                user,
                password,
                resolveHostnames,
                announceHostnames,
                denyScriptsReconfig,
                secret,
                trustOnlySigned,
                logLevel,
                stateDir);
    }

    public GlobalOptions withLogin(Optional<String> newUser, Optional<String> newPassword) {
        return new GlobalOptions(
                announceIp,
                announcePort,
                newUser,
                newPassword,
                resolveHostnames,
                announceHostnames,
                denyScriptsReconfig,
                secret,
                trustOnlySigned,
                logLevel,
                stateDir);
    }

    public GlobalOptions withHostnames(boolean resolve, boolean announce) {
        return new GlobalOptions(
                announceIp,
                announcePort,
                user,
                password,
                resolve,
                announce,
                denyScriptsReconfig,
                secret,
                trustOnlySigned,
                logLevel,
                stateDir);
    }

    public GlobalOptions withScriptsReconfigDenied(boolean denied) {
        return new GlobalOptions(
                announceIp,
                announcePort,
                user,
                password,
                resolveHostnames,
                announceHostnames,
                denied,
                secret,
                trustOnlySigned,
                logLevel,
                stateDir);
    }

    public GlobalOptions withTrust(Optional<String> newSecret, boolean onlySigned) {
        return new GlobalOptions(
                announceIp,
                announcePort,
                user,
                password,
                resolveHostnames,
                announceHostnames,
                denyScriptsReconfig,
                newSecret,
                onlySigned,
                logLevel,
                stateDir);
    }

    public GlobalOptions withLogLevel(String level) {
        return new GlobalOptions(
                announceIp,
                announcePort,
                user,
                password,
                resolveHostnames,
                announceHostnames,
                denyScriptsReconfig,
                secret,
                trustOnlySigned,
                level,
                stateDir);
    }

    public GlobalOptions withStateDir(String folder) {
        return new GlobalOptions(
                announceIp,
                announcePort,
                user,
                password,
                resolveHostnames,
                announceHostnames,
                denyScriptsReconfig,
                secret,
                trustOnlySigned,
                logLevel,
                Optional.of(folder));
    }
}
