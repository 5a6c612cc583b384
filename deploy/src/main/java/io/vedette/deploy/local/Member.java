package io.vedette.deploy.local;

import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * One process of a group on this machine: what it is, its port, and its folder inside the group's.
 *
 * @param page the port where a sentinel shows its page to browsers
 */
public record Member(Kind kind, int port, OptionalInt page, Path folder) {
    /** The two programs. */
    public enum Kind {
        NODE("node", "redis.conf"),
        SENTINEL("sentinel", "sentinel.conf");

        private final String word;
        private final String configName;

        Kind(String word, String configName) {
            this.word = word;
            this.configName = configName;
        }

        /** The command that starts it. */
        public String word() {
            return word;
        }
    }

    static Member node(Path group, int port) {
        return in(group, Kind.NODE, port, OptionalInt.empty());
    }

    static Member sentinel(Path group, int port, OptionalInt page) {
        return in(group, Kind.SENTINEL, port, page);
    }

    private static Member in(Path group, Kind kind, int port, OptionalInt page) {
        return new Member(kind, port, page, group.resolve(kind.word() + "-" + port));
    }

    public boolean isNode() {
        return kind == Kind.NODE;
    }

    public String name() {
        return kind.word() + "-" + port;
    }

    public Path config() {
        return folder.resolve(kind.configName);
    }

    public Path log() {
        return folder.resolve(kind.word() + ".log");
    }
}
