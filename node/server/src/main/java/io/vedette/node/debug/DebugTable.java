package io.vedette.node.debug;

import io.vedette.resp.Request;
import io.vedette.resp.server.CommandHandler;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The subcommands of DEBUG and how many words they take, DEBUG itself among them. */
final class DebugTable {
    static final int ANY = Integer.MAX_VALUE;

    private record Subcommand(int least, int most, CommandHandler handler) {}

    private final Map<String, Subcommand> subcommands = new HashMap<>();

    /** A subcommand of exactly so many words. */
    DebugTable add(String name, int words, CommandHandler handler) {
        return add(name, words, words, handler);
    }

    DebugTable add(String name, int least, int most, CommandHandler handler) {
        subcommands.put(name, new Subcommand(least, most, handler));
        return this;
    }

    /** Who answers this one, if anybody does. */
    Optional<CommandHandler> find(Request request) {
        Subcommand found = subcommands.get(request.text(1).toLowerCase(Locale.ROOT));
        return Optional.ofNullable(found)
                .filter(known -> request.argc() >= known.least && request.argc() <= known.most)
                .map(Subcommand::handler);
    }
}
