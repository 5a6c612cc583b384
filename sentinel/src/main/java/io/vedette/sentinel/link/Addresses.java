package io.vedette.sentinel.link;

import io.vedette.quorum.HostPort;
import java.util.Optional;

/** Reads addresses that others sent us. What is no usable address is nothing, so that no odd text goes further than here. */
public final class Addresses {
    private static final int LONGEST_HOST = 253;

    private Addresses() {}

    public static Optional<HostPort> of(String host, String port) {
        if (!isHost(host) || !isPort(port)) {
            return Optional.empty();
        }
        int number = Integer.parseInt(port);
        return number <= 65_535 ? Optional.of(new HostPort(host, number)) : Optional.empty();
    }

    /** A literal IP or something that can be a host name; nothing that could break a line, a list or a script argument. */
    public static boolean isHost(String host) {
        return !host.isEmpty() && host.length() <= LONGEST_HOST && host.chars().allMatch(Addresses::isHostCharacter);
    }

    /** Digits and dots, or anything with a colon: never handed to a resolver. */
    public static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || isDigit(c));
    }

    private static boolean isPort(String port) {
        return !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(Addresses::isDigit);
    }

    private static boolean isHostCharacter(int c) {
        return isLetterOrDigit(c) || "._-:%".indexOf(c) >= 0;
    }

    /** Of ASCII: nothing else is in an id or a host name. */
    static boolean isLetterOrDigit(int c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
