package io.vedette.resp.acl;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.command.CommandFamily;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.command.KitCommands;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** ACL's subcommands that make, change and remove users. */
public final class AclCommands {

    private static final int DEFAULT_PASSWORD_BITS = 256;
    private static final int MAX_PASSWORD_BITS = 4096;

    private final AclEffects effects;
    private final AclFileCommands files;

    /** Makes passwords, so nobody may be able to guess its next bits. */
    private final RandomGenerator secureRandom;

    public AclCommands(AclEffects effects, AclStorage storage, RandomGenerator secureRandom) {
        this.effects = effects;
        this.files = new AclFileCommands(effects, storage);
        this.secureRandom = secureRandom;
    }

    /** Binds the whole family; {@code adapted} makes an ACL handler one of the table's kind. */
    public <H> void bind(CommandTable.Builder<H> builder, Function<AclHandler, H> adapted) {
        builder.container(KitCommands.SERVER.spec("acl"));
        bind(builder, "acl|cat", adapted.apply(AclQueries::cat));
        bind(builder, "acl|deluser", adapted.apply(this::delUser));
        bind(builder, "acl|dryrun", adapted.apply(AclQueries::dryRun));
        bind(builder, "acl|genpass", adapted.apply(this::genPass));
        bind(builder, "acl|getuser", adapted.apply(AclQueries::getUser));
        bind(
                builder,
                "acl|help",
                adapted.apply((caller, request, reply) ->
                        CommandFamily.help(caller.acl().table(), request, reply)));
        bind(builder, "acl|list", adapted.apply(AclQueries::list));
        bind(builder, "acl|load", adapted.apply(files::load));
        bind(builder, "acl|log", adapted.apply(AclQueries::log));
        bind(builder, "acl|save", adapted.apply(files::save));
        bind(builder, "acl|setuser", adapted.apply(this::setUser));
        bind(builder, "acl|users", adapted.apply(AclQueries::users));
        bind(builder, "acl|whoami", adapted.apply(AclQueries::whoAmI));
    }

    private static <H> void bind(CommandTable.Builder<H> builder, String name, H handler) {
        builder.bind(KitCommands.SERVER.spec(name), handler);
    }

    private void setUser(AclCaller caller, Request request, ReplyWriter reply) {
        String name = Octets.of(request, 2);
        if (Octets.hasSpaces(name)) {
            reply.error("ERR Usernames can't contain spaces or null characters");
            return;
        }
        Acl acl = caller.acl();
        UserRules rules = acl.find(name).map(user -> user.rules().copy()).orElseGet(acl.writer()::newUser);
        List<String> split = new ArrayList<>();
        for (int i = 3; i < request.argc(); i++) {
            split.add(Octets.of(request, i));
        }
        SelectorWords merged = SelectorWords.of(split);
        if (merged.unclosed().isPresent()) {
            reply.error("ERR Unmatched parenthesis in acl selector starting at '"
                    + Octets.readable(merged.unclosed().get()) + "'.");
            return;
        }
        for (String word : merged.words()) {
            Optional<RuleError> error = acl.writer().apply(rules, word);
            if (error.isPresent()) {
                reply.error("ERR Error in ACL SETUSER modifier '" + Octets.readable(word) + "': "
                        + error.get().text());
                return;
            }
        }
        acl.put(name, rules);
        acl.find(name).ifPresent(effects::changed);
        reply.ok();
    }

    /** All of them or, where the default user is named, none: Redis would have removed those before it. */
    private void delUser(AclCaller caller, Request request, ReplyWriter reply) {
        Acl acl = caller.acl();
        List<String> names = new ArrayList<>();
        for (int i = 2; i < request.argc(); i++) {
            names.add(Octets.of(request, i));
        }
        if (names.stream().anyMatch(acl::isDefault)) {
            reply.error("ERR The 'default' user cannot be removed");
            return;
        }
        int removed = 0;
        for (String name : names) {
            Optional<AclUser> user = acl.remove(name);
            user.ifPresent(effects::removed);
            removed += user.isPresent() ? 1 : 0;
        }
        reply.integer(removed);
    }

    private void genPass(AclCaller caller, Request request, ReplyWriter reply) {
        if (request.argc() > 3) {
            reply.error(CommandErrors.unknownSubcommandOrArity(request));
            return;
        }
        if (request.argc() == 3 && !request.isLong(2)) {
            reply.error(CommandErrors.NOT_AN_INTEGER);
            return;
        }
        long bits = request.argc() == 3 ? request.longAt(2) : DEFAULT_PASSWORD_BITS;
        if (bits <= 0 || bits > MAX_PASSWORD_BITS) {
            reply.error("ERR ACL GENPASS argument must be the number of bits for the output password, "
                    + "a positive number up to " + MAX_PASSWORD_BITS);
            return;
        }
        int digits = (int) (bits + 3) / 4;
        byte[] random = new byte[(digits + 1) / 2];
        secureRandom.nextBytes(random);
        reply.bulk(HexFormat.of().formatHex(random).substring(0, digits));
    }
}
