package io.vedette.resp.acl;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vertx.core.AsyncResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** ACL LOAD and ACL SAVE: the file is touched elsewhere, the caller waits, the loop does not. */
final class AclFileCommands {

    private static final String NO_FILE =
            "ERR This Redis instance is not configured to use an ACL file. You may want to "
                    + "specify users via the ACL SETUSER command and then issue a CONFIG REWRITE (assuming you have a Redis "
                    + "configuration file set) in order to store users in the Redis configuration.";

    private final AclEffects effects;
    private final AclStorage storage;

    AclFileCommands(AclEffects effects, AclStorage storage) {
        this.effects = effects;
        this.storage = storage;
    }

    void save(AclCaller caller, Request request, ReplyWriter reply) {
        if (storage.file().isEmpty()) {
            reply.error(NO_FILE);
            return;
        }
        Consumer<Consumer<ReplyWriter>> later = caller.answerLater();
        storage.write(AclFile.format(caller.acl())).onComplete(done -> later.accept(saved(done)));
    }

    private static Consumer<ReplyWriter> saved(AsyncResult<Void> done) {
        return done.succeeded()
                ? ReplyWriter::ok
                : writer -> writer.error(
                        "ERR There was an error trying to save the ACLs. Please check the server logs for more information");
    }

    void load(AclCaller caller, Request request, ReplyWriter reply) {
        if (storage.file().isEmpty()) {
            reply.error(NO_FILE);
            return;
        }
        Consumer<Consumer<ReplyWriter>> later = caller.answerLater();
        storage.read().onComplete(done -> later.accept(loaded(caller.acl(), done)));
    }

    private Consumer<ReplyWriter> loaded(Acl acl, AsyncResult<byte[]> done) {
        String file = storage.file().orElse("");
        if (done.failed()) {
            return writer -> writer.error("ERR Error loading ACLs, opening file '" + file + "': "
                    + done.cause().getMessage());
        }
        AclFile.Outcome outcome = AclFile.parse(file, done.result(), acl.writer());
        if (outcome instanceof AclFile.Users users) {
            adopt(acl, users);
            return ReplyWriter::ok;
        }
        String mistakes = Octets.readable(((AclFile.Mistakes) outcome).text());
        return writer -> writer.error("ERR " + mistakes);
    }

    /**
     * Who is in the file and was there before keeps its connections under its new rules; who is no longer there loses
     * them. The default user cannot vanish: one that the file does not name may do everything, as at a start.
     */
    private void adopt(Acl acl, AclFile.Users users) {
        List<AclUser> before = new ArrayList<>(acl.users());
        List<AclUser> gone = acl.replaceAll(users.byName());
        before.removeAll(gone);
        gone.forEach(effects::removed);
        before.forEach(effects::changed);
    }
}
