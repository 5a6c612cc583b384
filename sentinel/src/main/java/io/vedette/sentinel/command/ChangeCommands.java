package io.vedette.sentinel.command;

import io.netty.util.NetUtil;
import io.vedette.quorum.Command;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Outcome;
import io.vedette.quorum.Periods;
import io.vedette.quorum.Rules;
import io.vedette.quorum.SentinelId;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.command.Glob;
import io.vedette.resp.server.Connection;
import io.vedette.sentinel.link.Addresses;
import io.vedette.sentinel.link.HelloText;
import io.vedette.sentinel.shell.PlannedTime;
import io.vedette.sentinel.shell.Shell;
import io.vedette.sentinel.state.PlannedSwitchover;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The SENTINEL commands that change what is monitored, or order something. All are answered by the core. */
final class ChangeCommands {
    private static final String NO_SUCH_HOST = "ERR Invalid IP address or hostname specified";

    private final Shell shell;
    private final GroupLookup groups;
    private final Function<String, io.vertx.core.Future<InetAddress>> resolver;

    ChangeCommands(Shell shell, Function<String, io.vertx.core.Future<InetAddress>> resolver) {
        this.shell = shell;
        this.groups = new GroupLookup(shell);
        this.resolver = resolver;
    }

    private void order(Connection connection, Command command) {
        Later.<Outcome>answer(connection, answer -> shell.command(command, answer), Later::outcome);
    }

    void monitor(Connection connection, Request request, ReplyWriter reply) {
        Optional<String> complaint = MonitorArguments.complaint(request);
        String host = request.text(3);
        if (complaint.isPresent()) {
            reply.error(complaint.get());
        } else if (NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host)) {
            monitorResolved(connection, request, reply);
        } else if (Addresses.isHost(host) && shell.options().global().resolveHostnames()) {
            monitorByName(connection, MonitorArguments.of(request), host);
        } else {
            reply.error(NO_SUCH_HOST);
        }
    }

    private void monitorResolved(Connection connection, Request request, ReplyWriter reply) {
        MonitorArguments arguments = MonitorArguments.of(request);
        arguments.refusal(shell).ifPresentOrElse(reply::error, () -> order(connection, monitoring(arguments)));
    }

    private void monitorByName(Connection connection, MonitorArguments arguments, String host) {
        Later.<Outcome>answer(
                connection,
                answer -> resolver.apply(host).onComplete(resolved -> {
                    Optional<String> refusal = resolved.failed() ? Optional.of(NO_SUCH_HOST) : arguments.refusal(shell);
                    refusal.ifPresentOrElse(
                            text -> answer.accept(new Outcome.Refused(text)),
                            () -> shell.command(monitoring(arguments), answer));
                }),
                Later::outcome);
    }

    private Command monitoring(MonitorArguments arguments) {
        Periods periods = shell.core().view(shell.nowMs()).settings().periods();
        Rules rules = Rules.withQuorum(arguments.quorum())
                .downAfterMs(periods.defaultDownAfterMs())
                .failoverTimeoutMs(periods.defaultFailoverTimeoutMs());
        return new Command.Monitor(arguments.name(), arguments.address(), rules);
    }

    void remove(Connection connection, Request request, ReplyWriter reply) {
        groups.name(request, reply, name -> order(connection, new Command.Remove(name)));
    }

    void reset(Connection connection, Request request, ReplyWriter reply) {
        Glob pattern = Glob.of(request.bytes(2));
        List<GroupName> matching = shell.core().groups().stream()
                .filter(name -> pattern.matches(name.text().getBytes(StandardCharsets.UTF_8)))
                .toList();
        order(connection, new Command.Reset(matching));
    }

    /**
     * {@code FAILOVER <name> [COORDINATED] [TO <host> <port>] [AT <instant> | IN <seconds>]}; only what is coordinated can be planned.
     * {@code FAILOVER <name> CANCEL} ends a plan.
     */
    void failover(Connection connection, Request request, ReplyWriter reply) {
        if (request.argc() == 4 && request.is(3, "cancel")) {
            groups.name(
                    request,
                    reply,
                    name -> Later.<Outcome>answer(
                            connection, answer -> shell.planner().cancel(name, answer), Later::outcome));
            return;
        }
        boolean coordinated = request.argc() > 3 && request.is(3, "coordinated");
        int next = coordinated ? 4 : 3;
        boolean directed = request.argc() >= next + 3 && request.is(next, "to");
        Optional<HostPort> to =
                directed ? Addresses.of(request.text(next + 1), request.text(next + 2)) : Optional.empty();
        int last = to.isPresent() ? next + 3 : next;
        Optional<Instant> at = coordinated && request.argc() == last + 2
                ? PlannedTime.of(
                        request.text(last),
                        request.text(last + 1),
                        shell.planner().now())
                : Optional.empty();
        if (request.argc() > last && at.isEmpty()) {
            reply.error(CommandErrors.SYNTAX);
            return;
        }
        groups.name(
                request,
                reply,
                name -> at.ifPresentOrElse(
                        time -> plan(connection, new PlannedSwitchover(name, time, to)),
                        () -> order(
                                connection,
                                coordinated ? new Command.Switchover(name, to) : new Command.Failover(name, to))));
    }

    private void plan(Connection connection, PlannedSwitchover planned) {
        Later.<Outcome>answer(connection, answer -> shell.planner().plan(planned, answer), Later::outcome);
    }

    void flushConfig(Connection connection, Request request, ReplyWriter reply) {
        order(connection, new Command.Flush());
    }

    void pause(Connection connection, Request request, ReplyWriter reply) {
        if (!request.isLong(3) || request.longAt(3) <= 0) {
            reply.error(CommandErrors.NOT_AN_INTEGER);
            return;
        }
        String reason = request.argc() > 4 ? request.text(4) : "";
        groups.name(request, reply, name -> order(connection, new Command.Pause(name, request.longAt(3), reason)));
    }

    void resume(Connection connection, Request request, ReplyWriter reply) {
        groups.name(request, reply, name -> order(connection, new Command.Resume(name)));
    }

    void forgetReplica(Connection connection, Request request, ReplyWriter reply) {
        Optional<HostPort> replica = Addresses.of(request.text(3), request.text(4));
        if (replica.isEmpty()) {
            reply.error(NO_SUCH_HOST);
            return;
        }
        groups.name(request, reply, name -> order(connection, new Command.ForgetReplica(name, replica.get())));
    }

    void forgetSentinel(Connection connection, Request request, ReplyWriter reply) {
        String id = request.text(3);
        if (!HelloText.isId(id)) {
            reply.error("ERR a sentinel's id has 40 characters: see SENTINEL SENTINELS <name>");
            return;
        }
        groups.name(request, reply, name -> order(connection, new Command.ForgetSentinel(name, new SentinelId(id))));
    }

    void simulateFailure(Connection connection, Request request, ReplyWriter reply) {
        boolean afterElection = false;
        boolean afterPromotion = false;
        for (int i = 2; i < request.argc(); i++) {
            if (request.is(i, "crash-after-election")) {
                afterElection = true;
            } else if (request.is(i, "crash-after-promotion")) {
                afterPromotion = true;
            } else if (request.is(i, "help")) {
                Fields.texts(reply, List.of("crash-after-election", "crash-after-promotion"));
                return;
            } else {
                reply.error("ERR Unknown failure simulation specified");
                return;
            }
        }
        order(connection, new Command.SimulateFailure(afterElection, afterPromotion));
    }
}
