package io.vedette.sentinel.publish;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.sentinel.config.PublishLine;
import io.vedette.sentinel.config.Secret;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code publish <group> zookeeper <host>:<port>[,...] [path </path>] [acl open|readable|creator] [auth-file <file>] [session-timeout
 * <ms>]}.
 *
 * @param path of the record; the plain address stands below it
 * @param auth {@code user:password} of the digest scheme
 */
record ZooKeeperLine(String ensemble, String path, Acl acl, Optional<Secret> auth, int sessionTimeoutMs) {
    private static final Pattern ENSEMBLE = Pattern.compile("[^,:/]+:\\d{1,5}(,[^,:/]+:\\d{1,5})*");
    private static final Pattern PATH = Pattern.compile("(/[\\w.~@:+-]+)+");
    private static final int STANDARD_TIMEOUT_MS = 10_000;
    private static final int LONGEST_TIMEOUT_MS = 60_000;

    /** Who may do what with the nodes we make. */
    enum Acl {
        OPEN,
        /** All may read, only who makes them may write. */
        READABLE,
        CREATOR
    }

    static PublisherPlan read(PublishLine line) throws BadConfiguration {
        line.allow(Set.of("path", "acl", "auth-file", "session-timeout"));
        if (!ENSEMBLE.matcher(line.target()).matches()) {
            throw line.refuse(
                    "'" + line.target() + "' names no ensemble.", "write <host>:<port>, with commas between them");
        }
        String path = line.option("path").orElse("/vedette/" + line.group());
        if (!PATH.matcher(path).matches()) {
            throw line.refuse("'" + path + "' is no path of a znode.", "write /<name>, and further ones behind it");
        }
        Optional<Secret> auth = line.secretIn("auth-file");
        if (auth.isPresent() && auth.get().text().indexOf(':') < 1) {
            throw line.refuse("The file of 'auth-file' has no user in it.", "write <user>:<password> into it");
        }
        ZooKeeperLine read = new ZooKeeperLine(line.target(), path, acl(line), auth, (int)
                line.number("session-timeout", STANDARD_TIMEOUT_MS, 1, LONGEST_TIMEOUT_MS));
        return new PublisherPlan(
                line, vertx -> new OnWorker(vertx, String.join(" ", line.words()), new ZooKeeperPlace(read)));
    }

    private static Acl acl(PublishLine line) throws BadConfiguration {
        return switch (line.option("acl").orElse("open")) {
            case "open" -> Acl.OPEN;
            case "readable" -> Acl.READABLE;
            case "creator" -> Acl.CREATOR;
            default -> throw line.refuse("The acl is not understood.", "write open, readable or creator");
        };
    }
}
