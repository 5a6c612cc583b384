package io.vedette.resp.pubsub;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Glob;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SUBSCRIBE to SPUBLISH, and PUBSUB. The answers to a subscription are messages themselves: they come one for each
 * name, as pushes in RESP3, and they come even where replies are switched off.
 */
public final class PubSubCommands {
    private static final Glob ANY = Glob.of("*".getBytes(StandardCharsets.US_ASCII));

    private final PubSub pubSub;

    public PubSubCommands(PubSub pubSub) {
        this.pubSub = pubSub;
    }

    /** Every command of the family by its full name, HELP excepted. */
    public Map<String, CommandHandler> handlers() {
        return Map.ofEntries(
                Map.entry("subscribe", subscribing(Kind.CHANNEL)),
                Map.entry("psubscribe", subscribing(Kind.PATTERN)),
                Map.entry("ssubscribe", subscribing(Kind.SHARD)),
                Map.entry("unsubscribe", unsubscribing(Kind.CHANNEL)),
                Map.entry("punsubscribe", unsubscribing(Kind.PATTERN)),
                Map.entry("sunsubscribe", unsubscribing(Kind.SHARD)),
                Map.entry("publish", this::publish),
                Map.entry("spublish", this::publishToShard),
                Map.entry("pubsub|channels", names(Kind.CHANNEL)),
                Map.entry("pubsub|shardchannels", names(Kind.SHARD)),
                Map.entry("pubsub|numsub", counts(Kind.CHANNEL)),
                Map.entry("pubsub|shardnumsub", counts(Kind.SHARD)),
                Map.entry("pubsub|numpat", this::patterns));
    }

    private CommandHandler subscribing(Kind kind) {
        return (connection, request, reply) -> {
            for (int i = 1; i < request.argc(); i++) {
                String name = ChannelNames.of(request, i);
                pubSub.subscribe(kind, name, connection);
                confirm(connection, kind, kind.subscribed(), name);
            }
        };
    }

    private CommandHandler unsubscribing(Kind kind) {
        return (connection, request, reply) -> {
            List<String> names = request.argc() > 1
                    ? named(request)
                    : new ArrayList<>(Subscriptions.of(connection).names(kind));
            for (String name : names) {
                pubSub.unsubscribe(kind, name, connection);
                confirm(connection, kind, kind.unsubscribed(), name);
            }
            if (names.isEmpty()) {
                confirm(connection, kind, kind.unsubscribed(), null);
            }
        };
    }

    private static List<String> named(Request request) {
        List<String> names = new ArrayList<>(request.argc() - 1);
        for (int i = 1; i < request.argc(); i++) {
            names.add(ChannelNames.of(request, i));
        }
        return names;
    }

    private static void confirm(Connection connection, Kind kind, String word, @Nullable String name) {
        ReplyWriter out = connection.writer();
        out.push(3);
        out.bulk(word);
        if (name == null) {
            out.nil();
        } else {
            out.bulk(ChannelNames.bytes(name));
        }
        out.integer(Subscriptions.of(connection).replyCount(kind));
    }

    private void publish(Connection connection, Request request, ReplyWriter reply) {
        reply.integer(pubSub.publish(request.bytes(1), request.bytes(2)));
    }

    private void publishToShard(Connection connection, Request request, ReplyWriter reply) {
        reply.integer(pubSub.publishToShard(request.bytes(1), request.bytes(2)));
    }

    private CommandHandler names(Kind kind) {
        return (connection, request, reply) -> {
            if (request.argc() > 3) {
                reply.error("ERR unknown subcommand or wrong number of arguments for '" + request.text(1)
                        + "'. Try PUBSUB HELP.");
                return;
            }
            List<byte[]> names = pubSub.names(kind, request.argc() == 3 ? Glob.of(request.bytes(2)) : ANY);
            reply.array(names.size());
            names.forEach(reply::bulk);
        };
    }

    private CommandHandler counts(Kind kind) {
        return (connection, request, reply) -> {
            reply.array(2 * (request.argc() - 2));
            for (int i = 2; i < request.argc(); i++) {
                reply.bulk(request, i);
                reply.integer(pubSub.listeners(kind, request.bytes(i)));
            }
        };
    }

    private void patterns(Connection connection, Request request, ReplyWriter reply) {
        reply.integer(pubSub.count(Kind.PATTERN));
    }
}
