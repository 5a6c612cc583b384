package io.vedette.resp.server;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A place to listen on. */
public sealed interface Endpoint {

    /** What an operator calls it: an address with its port, or a path. */
    String describe();

    /**
     * A TCP port of one address.
     *
     * @param families which peers may come in; a wildcard socket of the JVM takes both families, {@code bind *} does not
     * @param optional an address this machine does not have is skipped instead of failing the start
     */
    record Tcp(String host, int port, boolean tls, Families families, boolean optional) implements Endpoint {

        /** A plain port of one address. */
        public static Tcp of(String host, int port) {
            return new Tcp(host, port, false, Families.BOTH, false);
        }

        Tcp onPort(int bound) {
            return new Tcp(host, bound, tls, families, optional);
        }

        @Override
        public String describe() {
            return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port + (tls ? " (TLS)" : "");
        }
    }

    /** A Unix socket; without permissions the process's umask decides. */
    record Unix(Path path, Set<PosixFilePermission> permissions) implements Endpoint {
        @Override
        public String describe() {
            return path.toString();
        }
    }

    /** The address families a listener serves. */
    enum Families {
        IPV4,
        IPV6,
        BOTH
    }
}
