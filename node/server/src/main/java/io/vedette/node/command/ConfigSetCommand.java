package io.vedette.node.command;

import io.vedette.engine.event.KeyEvents;
import io.vedette.node.config.DataFolder;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.persist.Persistence;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.ConfigLexer;
import io.vedette.resp.config.Configuration;
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
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * CONFIG SET: several parameters at once, all of them or none. What concerns TLS holds when its files were read, which a worker does; the
 * client is answered then, and each CONFIG SET that comes meanwhile waits for its turn. In a transaction, where nobody waits, TLS is not
 * changed.
 */
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
    private final Function<Configuration, Future<Void>> tls;
    private final Predicate<Connection> answersAtOnce;
    private final OneByOne turns = new OneByOne();

    /** @param tls puts into service what a configuration says about TLS, or fails and changes nothing */
    public ConfigSetCommand(
            LiveConfiguration configuration,
            DataFolder folder,
            BooleanSupplier loading,
            Function<Configuration, Future<Void>> tls,
            Predicate<Connection> answersAtOnce) {
        this.configuration = configuration;
        this.folder = folder;
        this.loading = loading;
        this.tls = tls;
        this.answersAtOnce = answersAtOnce;
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
        List<String> words =
                IntStream.range(2, request.argc()).mapToObj(request::text).toList();
        Future<Void> done = answersAtOnce.test(connection)
                ? carriedOut(connection, words, true)
                : turns.next(() -> carriedOut(connection, words, false));
        if (done.isComplete()) {
            answer(done, reply);
        } else {
            LaterReply.as(connection, done.transform(known -> Future.succeededFuture(later -> answer(known, later))));
        }
    }

    private static void answer(AsyncResult<Void> done, ReplyWriter reply) {
        if (done.succeeded()) {
            reply.ok();
        } else {
            reply.error(String.valueOf(done.cause().getMessage()));
        }
    }

    private Future<Void> carriedOut(Connection connection, List<String> words, boolean atOnce) {
        try {
            List<Wish> wishes = wishes(connection, words);
            List<Directive> lines = lines(wishes);
            Optional<String> ofTls = wishes.stream()
                    .filter(wish -> TlsParameters.ALL.contains(wish.parameter()))
                    .map(Wish::name)
                    .findFirst();
            if (ofTls.isPresent()) {
                return secured(ofTls.get(), lines, atOnce);
            }
            configuration.change(lines);
            return Future.succeededFuture();
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        } catch (BadConfiguration refused) {
            return Future.failedFuture(new Refused(words.get(0), String.valueOf(refused.getMessage())));
        }
    }

    private Future<Void> secured(String name, List<Directive> lines, boolean atOnce) throws Refused, BadConfiguration {
        if (atOnce) {
            throw new Refused(name, "TLS cannot be changed within a transaction");
        }
        return tls.apply(configuration.current().with(lines))
                .recover(failure -> Future.failedFuture(
                        new Refused(name, "Unable to update TLS configuration. Check server logs.")))
                .compose(done -> changed(lines));
    }

    /** They were looked at before; who follows a master or leads meanwhile changes nothing that they say. */
    private Future<Void> changed(List<Directive> lines) {
        try {
            configuration.change(lines);
            return Future.succeededFuture();
        } catch (BadConfiguration refused) {
            throw new IllegalStateException("what was accepted is refused now", refused);
        }
    }

    /** All names are looked at before any value. */
    private List<Wish> wishes(Connection connection, List<String> words) throws Refused {
        if (words.size() % 2 != 0) {
            throw new Refused("ERR syntax error");
        }
        List<Wish> wishes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < words.size(); i += 2) {
            String written = words.get(i);
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
            wishes.add(new Wish(name, parameter, words.get(i + 1)));
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
