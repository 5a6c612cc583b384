package io.vedette.sentinel.http;

import io.vedette.quorum.Command;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Outcome;
import io.vedette.quorum.SentinelId;
import io.vedette.sentinel.link.HelloText;
import io.vedette.sentinel.shell.PlannedTime;
import io.vedette.sentinel.shell.Shell;
import io.vedette.sentinel.state.PlannedSwitchover;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code failover} and {@code switchover} ({@code {"to": "host:port"}} or {@code {}}; a switchover also {@code "at"} an instant or
 * {@code "in"} seconds), {@code cancel} of such a plan ({@code {}}), {@code pause} ({@code {"ms": 600000, "reason":
 * "..."}}), {@code resume} ({@code {}}), {@code forget} ({@code {"replica": "host:port"}} or {@code {"sentinel": "<id>"}}). What is not
 * understood to the last field changes nothing.
 */
final class Orders {
    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);
    private static final int LONGEST_BODY = 4_096;
    private static final String NO_NODE = "'to' is no <host>:<port>";

    private final Shell shell;

    Orders(Shell shell) {
        this.shell = shell;
    }

    /** Somebody who carries an order out, and tells what came of it. */
    private interface Errand {
        void run(Shell shell, Consumer<Outcome> answer);
    }

    /** An order as read, or what is wrong with it. */
    private record Reading(Optional<Errand> errand, String mistake) {
        static Reading of(Command command) {
            return of((shell, answer) -> shell.command(command, answer));
        }

        static Reading of(Errand errand) {
            return new Reading(Optional.of(errand), "");
        }

        static Reading mistaken(String mistake) {
            return new Reading(Optional.empty(), mistake);
        }
    }

    void take(HttpServerRequest request, GroupName group, String order, Consumer<Page> answer) {
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() <= LONGEST_BODY) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> {
            if (body.length() > LONGEST_BODY) {
                answer.accept(Page.badRequest("no order has more than " + LONGEST_BODY + " bytes"));
            } else {
                carryOut(request, group, order, body, answer);
            }
        });
    }

    private void carryOut(
            HttpServerRequest request, GroupName group, String order, Buffer body, Consumer<Page> answer) {
        Reading reading = read(group, order, body, shell.planner().now());
        if (reading.errand().isEmpty()) {
            answer.accept(
                    reading.mistake().isEmpty()
                            ? Page.notFound("orders are failover, switchover, cancel, pause, resume and forget")
                            : Page.badRequest(reading.mistake()));
            return;
        }
        LOG.info("HTTP from {}: {} {} {}", oneLine(Caller.name(request)), order, group, oneLine(body.toString()));
        reading.errand().get().run(shell, outcome -> answer.accept(page(outcome)));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** Taken means begun: how it ends is told by the history and the events. */
    private static Page page(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.error().contains("No such")
                    ? Page.notFound(refused.error())
                    : Page.problem(409, "Conflict", refused.error());
        }
        return Page.json(new JsonObject().put("accepted", true));
    }

    private static Reading read(GroupName group, String order, Buffer body, Instant now) {
        try {
            JsonObject fields = body.toJsonObject();
            return switch (order) {
                case "failover" -> move(fields, to -> new Command.Failover(group, to));
                case "switchover" -> switchover(group, fields, now);
                case "cancel" ->
                    only(
                            fields,
                            Set.of(),
                            Reading.of((shell, answer) -> shell.planner().cancel(group, answer)));
                case "pause" -> pause(group, fields);
                case "resume" -> only(fields, Set.of(), Reading.of(new Command.Resume(group)));
                case "forget" -> forget(group, fields);
                default -> Reading.mistaken("");
            };
        } catch (DecodeException | ClassCastException mistake) {
            return Reading.mistaken("the body is no JSON object of the right fields: " + firstLine(mistake));
        }
    }

    private static String firstLine(Exception mistake) {
        return String.valueOf(mistake.getMessage()).lines().findFirst().orElse("");
    }

    /** A field that is misspelt would otherwise be an order for something else. */
    private static Reading only(JsonObject fields, Set<String> known, Reading reading) {
        List<String> odd = fields.fieldNames().stream()
                .filter(name -> !known.contains(name))
                .toList();
        return odd.isEmpty() ? reading : Reading.mistaken("no such field: " + String.join(", ", odd));
    }

    private interface Move {
        Command to(Optional<HostPort> node);
    }

    private static Reading move(JsonObject fields, Move move) {
        Optional<HostPort> to = to(fields);
        if (fields.getString("to") != null && to.isEmpty()) {
            return Reading.mistaken(NO_NODE);
        }
        return only(fields, Set.of("to"), Reading.of(move.to(to)));
    }

    /** Now, or planned. */
    private static Reading switchover(GroupName group, JsonObject fields, Instant now) {
        boolean later = fields.containsKey("at") || fields.containsKey("in");
        if (!later) {
            return move(fields, to -> new Command.Switchover(group, to));
        }
        if (fields.containsKey("at") && fields.containsKey("in")) {
            return Reading.mistaken("say either 'at' or 'in'");
        }
        String how = fields.containsKey("at") ? "at" : "in";
        Optional<Instant> at = PlannedTime.of(how, String.valueOf(fields.getValue(how)), now);
        if (at.isEmpty()) {
            return Reading.mistaken(
                    "'at' has to be an instant with its offset, such as 2030-01-31T03:00:00Z, 'in' a number of seconds");
        }
        if (!at.get().isAfter(now)) {
            return Reading.mistaken("that time is over; it is " + now);
        }
        Optional<HostPort> to = to(fields);
        if (fields.containsKey("to") && to.isEmpty()) {
            return Reading.mistaken(NO_NODE);
        }
        PlannedSwitchover planned = new PlannedSwitchover(group, at.get(), to);
        return only(
                fields,
                Set.of("to", how),
                Reading.of((shell, answer) -> shell.planner().plan(planned, answer)));
    }

    private static Optional<HostPort> to(JsonObject fields) {
        return Optional.ofNullable(fields.getString("to")).flatMap(NodeInQuestion::named);
    }

    private static Reading pause(GroupName group, JsonObject fields) {
        Long ms = fields.getLong("ms");
        if (ms == null || ms <= 0) {
            return Reading.mistaken("'ms' has to be a number above 0");
        }
        String reason = fields.getString("reason", "");
        return only(fields, Set.of("ms", "reason"), Reading.of(new Command.Pause(group, ms, reason)));
    }

    private static Reading forget(GroupName group, JsonObject fields) {
        String id = fields.getString("sentinel");
        if (id != null) {
            return HelloText.isId(id)
                    ? only(
                            fields,
                            Set.of("sentinel"),
                            Reading.of(new Command.ForgetSentinel(group, new SentinelId(id))))
                    : Reading.mistaken("'sentinel' is no id of 40 digits");
        }
        Optional<HostPort> replica =
                Optional.ofNullable(fields.getString("replica")).flatMap(NodeInQuestion::named);
        return replica.isEmpty()
                ? Reading.mistaken("say which 'replica' (<host>:<port>) or which 'sentinel' (id)")
                : only(fields, Set.of("replica"), Reading.of(new Command.ForgetReplica(group, replica.get())));
    }
}
