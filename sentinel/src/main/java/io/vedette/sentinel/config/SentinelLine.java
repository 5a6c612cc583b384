package io.vedette.sentinel.config;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Directive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One {@code sentinel <keyword> ...} line and the checks its words may need, in the words of redis-sentinel. */
record SentinelLine(Directive directive) {
    /** No port, no count and no time in a file needs more digits. */
    private static final int MOST_DIGITS = 18;

    String keyword() {
        return directive.arguments().get(0).toLowerCase(Locale.ROOT);
    }

    List<String> arguments() {
        return directive.arguments().subList(1, directive.arguments().size());
    }

    String argument(int index) {
        return arguments().get(index);
    }

    BadConfiguration refuse(String complaint, String remedy) {
        return BadConfiguration.at(directive, complaint, remedy);
    }

    BadConfiguration unrecognized() {
        return refuse(
                "Unrecognized sentinel configuration statement.",
                "check the keyword and the number of words behind it");
    }

    /** A password; an empty one is none. Given twice in two forms, nobody could say which holds. */
    Optional<Secret> secret(int index, Optional<Secret> before) throws BadConfiguration {
        refuseOther(before.isPresent() && before.get().file().isPresent());
        return Optional.of(argument(index)).filter(text -> !text.isEmpty()).map(Secret::of);
    }

    /** A password that stands in a file of its own. */
    Optional<Secret> secretFile(int index, Optional<Secret> before, Path folder) throws BadConfiguration {
        refuseOther(before.isPresent() && before.get().file().isEmpty());
        try {
            return Optional.of(Secret.readFrom(argument(index), folder));
        } catch (IOException e) {
            throw refuse("Can't read the secret", "the system says: " + e + "; write it into that file, on one line");
        }
    }

    private void refuseOther(boolean given) throws BadConfiguration {
        if (given) {
            throw refuse("The secret is given twice.", "keep the line with the file or the one without");
        }
    }

    boolean yesNo(int index, String complaint) throws BadConfiguration {
        String word = argument(index);
        if (!word.equalsIgnoreCase("yes") && !word.equalsIgnoreCase("no")) {
            throw refuse(complaint, "write yes or no");
        }
        return word.equalsIgnoreCase("yes");
    }

    /** The place of the word among those that are possible. */
    int oneOf(int index, String... words) throws BadConfiguration {
        for (int i = 0; i < words.length; i++) {
            if (words[i].equalsIgnoreCase(argument(index))) {
                return i;
            }
        }
        throw refuse("'" + argument(index) + "' is not understood.", "write " + String.join(" or ", words));
    }

    /** A time in milliseconds of at least {@code least}. */
    long milliseconds(int index, long least, String complaint) throws BadConfiguration {
        long ms = number(index, complaint);
        if (ms < least) {
            throw refuse(complaint, "write milliseconds, at least " + least);
        }
        return ms;
    }

    long atLeastOne(int index, long most) throws BadConfiguration {
        String complaint = "the number must be 1 or greater.";
        long number = number(index, complaint);
        if (number < 1 || number > most) {
            throw refuse(complaint, "write a whole number from 1 to " + most);
        }
        return number;
    }

    long bytes(int index) throws BadConfiguration {
        String complaint = "negative number of bytes.";
        long bytes = number(index, complaint);
        if (bytes < 0) {
            throw refuse(complaint, "write bytes, at least 0");
        }
        return bytes;
    }

    long number(int index, String complaint) throws BadConfiguration {
        String word = argument(index);
        if (!word.matches("-?\\d{1," + MOST_DIGITS + "}")) {
            throw refuse(complaint, "expected a whole number where '" + word + "' stands");
        }
        return Long.parseLong(word);
    }

    int port(int index) throws BadConfiguration {
        long port = number(index, "Invalid port number.");
        if (port < 0 || port > 65535) {
            throw refuse("Invalid port number.", "expected a number from 0 to 65535");
        }
        return (int) port;
    }

    /** A host and, behind it, a port. */
    HostPort address(int hostIndex) throws BadConfiguration {
        if (argument(hostIndex).isEmpty()) {
            throw refuse("Invalid IP address or hostname specified", "write an address where \"\" stands");
        }
        return new HostPort(argument(hostIndex), port(hostIndex + 1));
    }

    SentinelId id(int index) throws BadConfiguration {
        if (argument(index).isEmpty() || argument(index).equals("*")) {
            throw refuse("Malformed Sentinel id.", "expected 40 hex digits");
        }
        return new SentinelId(argument(index));
    }

    Epoch epoch(int index) throws BadConfiguration {
        try {
            return Epoch.parse(argument(index));
        } catch (NumberFormatException notUnsigned64) {
            throw refuse("Invalid epoch.", "expected a whole number from 0 to 18446744073709551615");
        }
    }
}
