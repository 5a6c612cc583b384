package io.vedette.node.command;

import io.vedette.engine.event.KeyEvents;
import io.vedette.node.config.DataFolder;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.persist.Persistence;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.ConfigLexer;
import io.vedette.resp.config.DataParameters;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.config.Origin;
import io.vedette.resp.config.Parameter;
import io.vedette.resp.config.PersistenceParameters;
import io.vedette.resp.config.ProcessParameters;
import io.vedette.resp.config.SecurityParameters;
import io.vedette.resp.config.TlsParameters;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** CONFIG SET: several parameters at once, all of them or none. */
public final class ConfigSetCommand implements CommandHandler {
    private static final Origin ORIGIN = new Origin("CONFIG SET", 0);

    /** What Redis changes while it runs and this version does not. */
    private static final List<Parameter<?>> AT_START =
            List.of(NetworkParameters.PORT, NetworkParameters.BIND, TlsParameters.TLS_PORT);

    /** What decides which files are written over: changed only where the configuration file allows it. */
    private static final List<Parameter<?>> PROTECTED =
            List.of(ProcessParameters.DIR, PersistenceParameters.DBFILENAME);

    /** What the files that are being read depend on. */
    private static final List<Parameter<?>> NOT_WHILE_LOADING =
            List.of(ProcessParameters.DIR, PersistenceParameters.APPENDONLY);

    private final LiveConfiguration configuration;
    private final DataFolder folder;
    private final BooleanSupplier loading;

    public ConfigSetCommand(LiveConfiguration configuration, DataFolder folder, BooleanSupplier loading) {
        this.configuration = configuration;
        this.folder = folder;
        this.loading = loading;
    }

    private record Wish(String name, Parameter<?> parameter, String value) {}

    /** Why nothing was changed. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String reply) {
            super(reply, null, false, false);
        }

        Refused(String name, String complaint) {
            this(about(name, complaint));
        }
    }

    private static String about(String name, String complaint) {
        return "ERR CONFIG SET failed (possibly related to argument '" + name + "') - " + complaint;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        try {
            configuration.change(lines(wishes(connection, request)));
            reply.ok();
        } catch (Refused refused) {
            reply.error(String.valueOf(refused.getMessage()));
        } catch (BadConfiguration refused) {
            reply.error(about(request.text(2), String.valueOf(refused.getMessage())));
        }
    }

    /** All names are looked at before any value. */
    private List<Wish> wishes(Connection connection, Request request) throws Refused {
        if (request.argc() % 2 != 0) {
            throw new Refused("ERR syntax error");
        }
        List<Wish> wishes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 2; i < request.argc(); i += 2) {
            String written = request.text(i);
            String name = written.toLowerCase(Locale.ROOT);
            Parameter<?> parameter = configuration
                    .current()
                    .table()
                    .parameter(name)
                    .orElseThrow(() -> new Refused(
                            "ERR Unknown option or number of arguments for CONFIG SET - '" + written + "'"));
            check(parameter, written, connection);
            if (!seen.add(name)) {
                throw new Refused(written, "duplicate parameter");
            }
            wishes.add(new Wish(name, parameter, request.text(i + 1)));
        }
        return wishes;
    }

    private void check(Parameter<?> parameter, String written, Connection connection) throws Refused {
        if (!parameter.mutable() || AT_START.contains(parameter)) {
            throw new Refused(written, "can't set immutable config");
        }
        if (PROTECTED.contains(parameter)
                && !Allowance.of(configuration.get(SecurityParameters.ENABLE_PROTECTED_CONFIGS), connection)) {
            throw new Refused(written, "can't set protected config");
        }
        if (NOT_WHILE_LOADING.contains(parameter) && loading.getAsBoolean()) {
            throw new Refused(Persistence.LOADING);
        }
    }

    private List<Directive> lines(List<Wish> wishes) throws Refused {
        List<Directive> lines = new ArrayList<>();
        for (Wish wish : wishes) {
            Optional<String> objection = objection(wish.parameter(), wish.value());
            if (objection.isPresent()) {
                throw new Refused(wish.name(), objection.get());
            }
            lines.add(
                    wish.parameter().equals(ProcessParameters.DIR)
                            ? folderLine(wish)
                            : line(wish.parameter(), wish.value()));
        }
        return lines;
    }

    private static Optional<String> objection(Parameter<?> parameter, String value) {
        if (parameter.equals(DataParameters.NOTIFY_KEYSPACE_EVENTS)
                && KeyEvents.Selection.of(value).isEmpty()) {
            return Optional.of("Invalid event class character. Use 'Ag$lshzxeKEtmdn'.");
        }
        return complaint(parameter, words(parameter, value));
    }

    private Directive folderLine(Wish wish) throws Refused {
        try {
            String path = folder.find(wish.value()).toString();
            return new Directive(ORIGIN, wish.name() + " " + path, List.of(wish.name(), path));
        } catch (IOException missing) {
            throw new Refused(wish.name(), String.valueOf(missing.getMessage()));
        }
    }

    private static <T> Optional<String> complaint(Parameter<T> parameter, List<String> words) {
        return parameter.type().parse(words).fold(value -> Optional.empty(), Optional::of);
    }

    /** The value as one word, or, where the parameter does not take that, as the words of a line. */
    private static List<String> words(Parameter<?> parameter, String value) {
        List<String> one = List.of(value);
        return complaint(parameter, one).isEmpty()
                ? one
                : ConfigLexer.words(value).orElse(one);
    }

    private static Directive line(Parameter<?> parameter, String value) {
        List<String> words = new ArrayList<>(List.of(parameter.name()));
        words.addAll(words(parameter, value));
        return new Directive(ORIGIN, parameter.name() + " " + value, words);
    }
}
