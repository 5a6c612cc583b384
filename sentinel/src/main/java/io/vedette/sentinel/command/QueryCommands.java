package io.vedette.sentinel.command;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.view.GroupView;
import io.vedette.quorum.view.QuorumCheck;
import io.vedette.quorum.view.ReplicaView;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.Connection;
import io.vedette.sentinel.script.PendingScript;
import io.vedette.sentinel.shell.Shell;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The SENTINEL commands that only look. */
final class QueryCommands {
    private final Shell shell;
    private final GroupLookup groups;
    private final InstanceMaps maps;
    private final Isolation isolation;

    QueryCommands(Shell shell) {
        this.shell = shell;
        this.groups = new GroupLookup(shell);
        this.maps = new InstanceMaps(shell);
        this.isolation = new Isolation(shell);
    }

    private List<GroupView> views() {
        return shell.core().groups().stream()
                .flatMap(name -> shell.core().view(name, shell.nowMs()).stream())
                .toList();
    }

    void masters(Connection connection, Request request, ReplyWriter reply) {
        Fields.writeAll(reply, views().stream().map(maps::master).toList());
    }

    void master(Connection connection, Request request, ReplyWriter reply) {
        groups.view(request, reply, group -> maps.master(group).write(reply));
    }

    void replicas(Connection connection, Request request, ReplyWriter reply) {
        groups.view(
                request,
                reply,
                group -> Fields.writeAll(
                        reply,
                        group.replicas().stream()
                                .filter(ReplicaView::announced)
                                .map(maps::replica)
                                .toList()));
    }

    void sentinels(Connection connection, Request request, ReplyWriter reply) {
        groups.view(
                request,
                reply,
                group -> Fields.writeAll(
                        reply, group.peers().stream().map(maps::peer).toList()));
    }

    void masterAddress(Connection connection, Request request, ReplyWriter reply) {
        Optional<GroupName> name = GroupLookup.named(request.text(2));
        Optional<String> refusal = name.flatMap(isolation::refusal);
        if (refusal.isPresent()) {
            reply.error(refusal.get());
            return;
        }
        Optional<HostPort> master = name.flatMap(shell.core()::masterOf);
        master.ifPresentOrElse(
                address -> Fields.texts(reply, List.of(address.host(), Integer.toString(address.port()))),
                reply::nullArray);
    }

    void myId(Connection connection, Request request, ReplyWriter reply) {
        reply.bulk(shell.core().view(shell.nowMs()).myId().text());
    }

    void checkQuorum(Connection connection, Request request, ReplyWriter reply) {
        groups.view(
                request,
                reply,
                group -> shell.core()
                        .checkQuorum(group.name())
                        .ifPresent(check -> checked(check, warnings(group), reply)));
    }

    /** Behind redis-sentinel's sentence, which scripts look for at the beginning of the line. */
    private String warnings(GroupView group) {
        return shell.advice().about(group).stream()
                .map(warning -> ". Warning: " + warning.text())
                .collect(Collectors.joining());
    }

    private static void checked(QuorumCheck check, String warnings, ReplyWriter reply) {
        String usable = check.usable() + " usable Sentinels. ";
        if (check.reachesQuorum() && check.reachesElection()) {
            reply.status("OK " + usable + "Quorum and failover authorization can be reached" + warnings);
            return;
        }
        List<String> lacking = new ArrayList<>();
        if (!check.reachesQuorum()) {
            lacking.add("Not enough available Sentinels to reach the specified quorum for this master");
        }
        if (!check.reachesElection()) {
            lacking.add(check.obstacle()
                    .map(obstacle -> "No failover can be authorized without " + obstacle)
                    .orElse("Not enough available Sentinels to reach the majority and authorize a failover"));
        }
        reply.error("NOQUORUM " + usable + String.join(". ", lacking) + warnings);
    }

    /** An age of -1 and no text stand for a node that never answered. */
    void infoCache(Connection connection, Request request, ReplyWriter reply) {
        Set<GroupName> names = new LinkedHashSet<>();
        for (int i = 2; i < request.argc(); i++) {
            groups.known(request, i).ifPresent(names::add);
        }
        List<GroupView> found = names.stream()
                .flatMap(name -> shell.core().view(name, shell.nowMs()).stream())
                .toList();
        reply.array(2 * found.size());
        found.forEach(group -> infoCache(group, reply));
    }

    private void infoCache(GroupView group, ReplyWriter reply) {
        reply.bulk(group.name().text());
        reply.array(1 + group.replicas().size());
        info(group.instance().address(), reply);
        group.replicas().forEach(replica -> info(replica.instance().address(), reply));
    }

    private void info(HostPort node, ReplyWriter reply) {
        reply.array(2);
        reply.integer(shell.infos().ageMs(node, shell.nowMs()).orElse(-1));
        shell.infos().of(node).ifPresentOrElse(reply::bulk, reply::nil);
    }

    void pendingScripts(Connection connection, Request request, ReplyWriter reply) {
        List<PendingScript> scripts = shell.scripts().pending(shell.nowMs());
        reply.array(scripts.size());
        scripts.forEach(script -> pendingScript(script, reply));
    }

    private static void pendingScript(PendingScript script, ReplyWriter reply) {
        reply.map(5);
        reply.bulk("argv");
        Fields.texts(reply, script.argv());
        reply.bulk("flags");
        reply.bulk(script.running() ? "running" : "scheduled");
        reply.bulk("pid");
        reply.bulk(script.pid());
        reply.bulk(script.running() ? "run-time" : "run-delay");
        reply.bulk(script.timeMs());
        reply.bulk("retry-num");
        reply.bulk(script.retries());
    }

    void role(Connection connection, Request request, ReplyWriter reply) {
        reply.array(2);
        reply.bulk("sentinel");
        Fields.texts(reply, shell.core().groups().stream().map(GroupName::text).toList());
    }
}
