package io.vedette.sentinel.command;

import io.vedette.quorum.failover.Explanation;
import io.vedette.quorum.failover.FlightRecord;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.server.Connection;
import io.vedette.sentinel.shell.Shell;
import io.vedette.sentinel.state.PlannedSwitchover;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What redis-sentinel cannot tell: why it would fail over or not, and how it went the last times. */
final class OwnCommands {
    private static final int SHOWN_FLIGHTS = 10;

    private final Shell shell;
    private final GroupLookup groups;

    OwnCommands(Shell shell) {
        this.shell = shell;
        this.groups = new GroupLookup(shell);
    }

    void explain(Connection connection, Request request, ReplyWriter reply) {
        groups.name(
                request,
                reply,
                name -> shell.core()
                        .explain(name, shell.nowMs())
                        .ifPresentOrElse(
                                explanation ->
                                        write(explanation, shell.planner().of(name), reply),
                                () -> reply.error(GroupLookup.UNKNOWN)));
    }

    private static void write(Explanation explanation, Optional<PlannedSwitchover> planned, ReplyWriter reply) {
        reply.map(planned.isPresent() ? 10 : 9);
        text(reply, "name", explanation.group().text());
        text(reply, "master", explanation.master().name());
        text(reply, "verdict", explanation.verdict());
        text(reply, "state", explanation.state());
        texts(reply, "evidence", explanation.evidence());
        texts(reply, "vetoes", explanation.vetoes());
        texts(reply, "missing", explanation.missing());
        text(reply, "expected-loss-bytes", bytes(explanation.expectedLossBytes()));
        planned.ifPresent(switchover -> text(reply, "planned-switchover", switchover.toString()));
        reply.bulk("ranking");
        reply.array(explanation.ranking().size());
        explanation.ranking().forEach(replica -> ranked(replica).write(reply));
    }

    private static Fields ranked(Explanation.RankedReplica replica) {
        return new Fields()
                .add("replica", replica.address().name())
                .add("priority", replica.priority())
                .add("offset", replica.offset())
                .add("offset-age", replica.offsetAgeMs())
                .add("eligible", YesOrNo.word(replica.discarded().isEmpty()))
                .add("reason", replica.discarded().orElse(replica.reason()));
    }

    /** {@code HISTORY <name> [count]}, the newest first. */
    void history(Connection connection, Request request, ReplyWriter reply) {
        boolean counted = request.argc() > 3;
        if (counted && (!request.isLong(3) || request.longAt(3) <= 0)) {
            reply.error(CommandErrors.NOT_AN_INTEGER);
            return;
        }
        long most = counted ? request.longAt(3) : SHOWN_FLIGHTS;
        groups.name(request, reply, name -> {
            List<FlightRecord> newestFirst = shell.history().of(name, most);
            reply.array(newestFirst.size());
            newestFirst.forEach(flight -> write(flight, reply));
        });
    }

    private void write(FlightRecord flight, ReplyWriter reply) {
        reply.map(9);
        text(reply, "epoch", flight.epoch().toString());
        text(reply, "from", flight.from().name());
        text(reply, "to", flight.to().map(Object::toString).orElse(""));
        text(reply, "outcome", flight.outcome());
        text(reply, "ended-ms-ago", Long.toString(shell.nowMs() - flight.endedAtMs()));
        text(reply, "took-ms", Long.toString(flight.endedAtMs() - flight.startedAtMs()));
        text(reply, "loss-bytes", bytes(flight.lossBytes()));
        texts(reply, "evidence", flight.evidence());
        texts(
                reply,
                "phases",
                flight.phases().stream()
                        .map(phase -> ("+" + (phase.atMs() - flight.startedAtMs()) + " ms " + phase.state() + " "
                                        + phase.detail())
                                .strip())
                        .toList());
    }

    private static String bytes(OptionalLong known) {
        return known.isPresent() ? Long.toString(known.getAsLong()) : "unknown";
    }

    private static void text(ReplyWriter reply, String name, String value) {
        reply.bulk(name);
        reply.bulk(value);
    }

    private static void texts(ReplyWriter reply, String name, List<String> values) {
        reply.bulk(name);
        Fields.texts(reply, values);
    }
}
