package io.vedette.node.command;

import io.vedette.engine.event.KeyEvents;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.ConfigLexer;
import io.vedette.resp.config.DataParameters;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.config.Origin;
import io.vedette.resp.config.Parameter;
import io.vedette.resp.config.ProcessParameters;
import io.vedette.resp.config.TlsParameters;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** CONFIG SET: several parameters at once, all of them or none. */
public final class ConfigSetCommand implements CommandHandler {
    private static final Origin ORIGIN = new Origin("CONFIG SET", 0);

    /** What Redis changes while it runs and this version does not. */
    private static final List<Parameter<?>> AT_START =
            List.of(NetworkParameters.PORT, NetworkParameters.BIND, TlsParameters.TLS_PORT, ProcessParameters.DIR);

    private final LiveConfiguration configuration;

    public ConfigSetCommand(LiveConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        if (request.argc() % 2 != 0) {
            reply.error("ERR wrong number of arguments for 'config|set' command");
            return;
        }
        List<Directive> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 2; i < request.argc(); i += 2) {
            String name = request.text(i).toLowerCase(Locale.ROOT);
            Optional<Parameter<?>> parameter = configuration.current().table().parameter(name);
            if (parameter.isEmpty()) {
                reply.error("ERR Unknown option or number of arguments for CONFIG SET - '" + request.text(i) + "'");
                return;
            }
            Optional<String> objection = objection(parameter.get(), request.text(i + 1), seen.add(name));
            if (objection.isPresent()) {
                reply.error(failed(request.text(i)) + objection.get());
                return;
            }
            lines.add(line(parameter.get(), request.text(i + 1)));
        }
        apply(lines, request, reply);
    }

    private void apply(List<Directive> lines, Request request, ReplyWriter reply) {
        try {
            configuration.change(lines);
            reply.ok();
        } catch (BadConfiguration refused) {
            reply.error(failed(request.text(2)) + refused.getMessage());
        }
    }

    private static String failed(String name) {
        return "ERR CONFIG SET failed (possibly related to argument '" + name + "') - ";
    }

    private static Optional<String> objection(Parameter<?> parameter, String value, boolean first) {
        if (!first) {
            return Optional.of("duplicate parameter");
        }
        if (!parameter.mutable() || AT_START.contains(parameter)) {
            return Optional.of("can't set immutable config");
        }
        if (parameter.equals(DataParameters.NOTIFY_KEYSPACE_EVENTS)
                && KeyEvents.Selection.of(value).isEmpty()) {
            return Optional.of("Invalid event class character. Use 'Ag$lshzxeKEtmdn'.");
        }
        return complaint(parameter, words(parameter, value));
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
