package io.vedette.resp.acl;

import io.netty.buffer.ByteBuf;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandFamily;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.command.Refusal;
import io.vedette.resp.command.Requests;
import io.vedette.resp.command.Resolved;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A server reduced to its users: ACL and COMMAND are answered, everything else is only asked permission for. */
final class AclWorld implements AclCaller, AclEffects, AclStorage {

    final Acl acl;
    final List<String> events = new ArrayList<>();
    Protocol protocol = Protocol.RESP2;
    AclUser user;
    long nowMs = 1_000_000;

    /** What the ACL file holds; absent: none is configured. */
    Optional<String> file = Optional.empty();

    Promise<Void> write = Promise.promise();
    private final CommandTable<AclHandler> table;

    /** Every command of {@code bindings}, and the real handlers of ACL and COMMAND. */
    AclWorld(Consumer<CommandTable.Builder<AclHandler>> others, AclSettings settings) {
        CommandTable.Builder<AclHandler> builder = CommandTable.builder();
        new AclCommands(this, this, new SplittableRandom(7)).bind(builder, handler -> handler);
        CommandFamily.bind(
                builder,
                query -> (caller, request, reply) -> query.answer(caller.acl().table(), request, reply));
        others.accept(builder);
        this.table = builder.build();
        this.acl = new Acl(table, settings);
        this.user = acl.defaultUser();
    }

    /** The exact bytes of the reply to these words, one char per byte. */
    String ask(String... words) {
        return run(Requests.of(words));
    }

    String line(String words) {
        return ask(words.split(" "));
    }

    /** What the gateway would do: resolve, check, run. */
    private String run(Request request) {
        ReplyWriter reply = new ReplyWriter(protocol);
        Resolved<AclHandler> resolved = table.resolve(request);
        if (resolved instanceof Command<AclHandler> command) {
            Verdict verdict = acl.check(user, command, request);
            if (verdict instanceof Verdict.Denied denied) {
                acl.log().denied(denied, AclLog.Context.TOPLEVEL, user, "id=1", nowMs);
                reply.error(denied.text());
            } else {
                command.handler().handle(this, request, reply);
            }
        } else {
            reply.error(((Refusal<AclHandler>) resolved).text(request));
        }
        return taken(reply);
    }

    private static String taken(ReplyWriter reply) {
        ByteBuf wire = reply.take();
        try {
            return wire.toString(StandardCharsets.ISO_8859_1);
        } finally {
            wire.release();
        }
    }

    @Override
    public Acl acl() {
        return acl;
    }

    @Override
    public AclUser user() {
        return user;
    }

    @Override
    public long nowMs() {
        return nowMs;
    }

    @Override
    public Consumer<Consumer<ReplyWriter>> answerLater() {
        return body -> {
            ReplyWriter reply = new ReplyWriter(protocol);
            body.accept(reply);
            events.add("late reply " + taken(reply).strip());
        };
    }

    @Override
    public void removed(AclUser gone) {
        events.add("removed " + gone);
    }

    @Override
    public void changed(AclUser changed) {
        events.add("changed " + changed);
    }

    @Override
    public Optional<String> file() {
        return file.map(content -> "users.acl");
    }

    @Override
    public Future<byte[]> read() {
        return Future.succeededFuture(file.orElseThrow().getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public Future<Void> write(byte[] content) {
        file = Optional.of(new String(content, StandardCharsets.ISO_8859_1));
        return write.future();
    }
}
