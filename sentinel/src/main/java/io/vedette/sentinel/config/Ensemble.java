package io.vedette.sentinel.config;

import io.vedette.resp.config.BadConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How to reach a ZooKeeper ensemble, and who may do what with what we make there: {@code <host>:<port>[,...] [acl
 * open|readable|creator] [auth-file <file>] [jaas-file <file> [jaas-section <name>]] [session-timeout <ms>]}.
 *
 * @param auth {@code user:password} of the digest scheme
 */
public record Ensemble(String servers, Acl acl, Optional<Secret> auth, Optional<Login> login, int sessionTimeoutMs) {
    private static final Pattern SERVERS = Pattern.compile("[^,:/]+:\\d{1,5}(,[^,:/]+:\\d{1,5})*");
    private static final Pattern PATH = Pattern.compile("(/[\\w.~@:+-]+)+");
    private static final int LONGEST_SESSION_MS = 60_000;

    /** Who may do what with the nodes we make. */
    public enum Acl {
        OPEN,
        /** All may read, only who makes them may write. */
        READABLE,
        CREATOR
    }

    /** By SASL, as this section of a login configuration of Java says. */
    public record Login(Path file, String section) {}

    /** The names of all options, with those given. */
    public static Set<String> with(Set<String> more) {
        Set<String> all = new HashSet<>(Set.of("acl", "auth-file", "jaas-file", "jaas-section", "session-timeout"));
        all.addAll(more);
        return all;
    }

    public static Ensemble read(String servers, LineOptions options, int sessionMs, int shortestSessionMs)
            throws BadConfiguration {
        if (!SERVERS.matcher(servers).matches()) {
            throw options.refuse(
                    "'" + servers + "' names no ensemble.", "write <host>:<port>, with commas between them");
        }
        Optional<Secret> auth = options.userIn("auth-file");
        Ensemble read = new Ensemble(servers, acl(options), auth, login(options), (int)
                options.number("session-timeout", sessionMs, shortestSessionMs, LONGEST_SESSION_MS));
        if (read.acl != Acl.OPEN && read.auth.isEmpty() && read.login.isEmpty()) {
            throw options.refuse(
                    "Nodes cannot be kept for us without saying who we are.", "add 'auth-file' or 'jaas-file'");
        }
        return read;
    }

    /** The option of that name: where our nodes are. */
    public static String path(LineOptions options, String standard) throws BadConfiguration {
        String path = options.option("path").orElse(standard);
        if (!PATH.matcher(path).matches()) {
            throw options.refuse("'" + path + "' is no path of a znode.", "write /<name>, and further ones behind it");
        }
        return path;
    }

    private static Acl acl(LineOptions options) throws BadConfiguration {
        return switch (options.option("acl").orElse("open")) {
            case "open" -> Acl.OPEN;
            case "readable" -> Acl.READABLE;
            case "creator" -> Acl.CREATOR;
            default -> throw options.refuse("The acl is not understood.", "write open, readable or creator");
        };
    }

    private static Optional<Login> login(LineOptions options) throws BadConfiguration {
        Optional<String> file = options.option("jaas-file");
        if (file.isEmpty()) {
            if (options.option("jaas-section").isPresent()) {
                throw options.refuse("'jaas-section' says nothing without a file.", "add 'jaas-file <file>'");
            }
            return Optional.empty();
        }
        Path path = options.folder().resolve(file.get()).toAbsolutePath();
        if (!Files.isReadable(path)) {
            throw options.refuse(
                    "Can't read the file of 'jaas-file'.", "write a login configuration of Java to " + path);
        }
        return Optional.of(new Login(path, options.option("jaas-section").orElse("Client")));
    }
}
