package io.vedette.resp.acl;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.AclCategory;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.command.Resolved;
import java.util.List;
import java.util.Optional;

/** ACL's subcommands that only tell. */
final class AclQueries {

    private static final int LOG_SHOWN = 10;

    private AclQueries() {}

    static void whoAmI(AclCaller caller, Request request, ReplyWriter reply) {
        reply.bulk(caller.user().nameBytes());
    }

    static void users(AclCaller caller, Request request, ReplyWriter reply) {
        reply.array(caller.acl().users().size());
        caller.acl().users().forEach(user -> reply.bulk(user.nameBytes()));
    }

    static void list(AclCaller caller, Request request, ReplyWriter reply) {
        List<byte[]> lines = caller.acl().lines();
        reply.array(lines.size());
        lines.forEach(reply::bulk);
    }

    static void getUser(AclCaller caller, Request request, ReplyWriter reply) {
        Optional<AclUser> found = caller.acl().find(Octets.of(request, 2));
        if (found.isEmpty()) {
            reply.nil();
            return;
        }
        UserRules rules = found.get().rules();
        reply.map(6);
        reply.bulk("flags");
        reply.set(rules.flags().size());
        rules.flags().forEach(reply::bulk);
        reply.bulk("passwords");
        reply.array(rules.passwords.hashes().size());
        rules.passwords.hashes().forEach(reply::bulk);
        rights(found.get(), rules.own, reply);
        reply.bulk("selectors");
        reply.array(rules.selectors.size());
        for (Rights selector : rules.selectors) {
            reply.map(3);
            rights(found.get(), selector, reply);
        }
    }

    private static void rights(AclUser user, Rights rights, ReplyWriter reply) {
        text(reply, "commands", user.commandRules(rights.commands));
        text(reply, "keys", rights.keys.rules());
        text(reply, "channels", rights.channels.rules());
    }

    private static void text(ReplyWriter reply, String name, String octets) {
        reply.bulk(name);
        reply.bulk(Octets.bytes(octets.stripTrailing()));
    }

    static void cat(AclCaller caller, Request request, ReplyWriter reply) {
        if (request.argc() > 3) {
            reply.error(CommandErrors.unknownSubcommandOrArity(request));
        } else if (request.argc() == 2) {
            reply.array(AclCategory.values().length);
            List.of(AclCategory.values()).forEach(category -> reply.bulk(category.word()));
        } else {
            Optional<AclCategory> category = AclCategory.named(request.text(2));
            category.ifPresentOrElse(
                    named -> commandsOf(named, caller.acl(), reply),
                    () -> reply.error("ERR Unknown category '" + request.text(2) + "'"));
        }
    }

    private static void commandsOf(AclCategory category, Acl acl, ReplyWriter reply) {
        List<String> names = acl.table().all().stream()
                .filter(command -> command.spec().categories().contains(category))
                .map(Command::name)
                .toList();
        reply.array(names.size());
        names.forEach(reply::bulk);
    }

    /** DRYRUN user command [argument ...] */
    static void dryRun(AclCaller caller, Request request, ReplyWriter reply) {
        Optional<AclUser> user = caller.acl().find(Octets.of(request, 2));
        if (user.isEmpty()) {
            reply.error("ERR User '" + request.text(2) + "' not found");
            return;
        }
        Resolved<?> resolved = caller.acl().table().lookup(request, 3);
        if (!(resolved instanceof Command<?> command)) {
            reply.error("ERR Command '" + request.text(3) + "' not found");
            return;
        }
        if (!command.spec().accepts(request.argc() - 3)) {
            reply.error(CommandErrors.wrongArity(command.name()));
            return;
        }
        Verdict verdict = caller.acl().check(user.get(), command, request, 3);
        if (verdict instanceof Verdict.Denied denied) {
            reply.bulk(Octets.bytes(denied.dryRunText()));
        } else {
            reply.ok();
        }
    }

    /** LOG [count | RESET] */
    static void log(AclCaller caller, Request request, ReplyWriter reply) {
        AclLog log = caller.acl().log();
        if (request.argc() > 3) {
            reply.error(CommandErrors.unknownSubcommandOrArity(request));
        } else if (request.argc() == 3 && request.is(2, "reset")) {
            log.clear();
            reply.ok();
        } else if (request.argc() == 3 && !request.isLong(2)) {
            reply.error(CommandErrors.NOT_AN_INTEGER);
        } else {
            long count = request.argc() == 3 ? request.longAt(2) : LOG_SHOWN;
            entries(log.newest(Math.max(0, count)), caller.nowMs(), reply);
        }
    }

    private static void entries(List<AclLog.Entry> entries, long nowMs, ReplyWriter reply) {
        reply.array(entries.size());
        for (AclLog.Entry entry : entries) {
            reply.map(7);
            reply.bulk("count");
            reply.integer(entry.count());
            text(reply, "reason", entry.reason());
            text(reply, "context", entry.context().word());
            exact(reply, "object", entry.object());
            exact(reply, "username", entry.username());
            reply.bulk("age-seconds");
            reply.dbl((nowMs - entry.atMs()) / 1000.0);
            reply.bulk("client-info");
            reply.bulk(entry.client());
        }
    }

    private static void exact(ReplyWriter reply, String name, String octets) {
        reply.bulk(name);
        reply.bulk(Octets.bytes(octets));
    }
}
