package io.vedette.resp.acl;

import io.vedette.resp.ReplyWriter;
import java.util.function.Consumer;

/** Whoever sent an ACL command, and the server around it. */
public interface AclCaller {

    Acl acl();

    /** Who is on the connection. */
    AclUser user();

    long nowMs();

    /**
     * Keeps the caller's further commands waiting. The consumer that comes back is to be called once, on the loop, with
     * what writes the reply.
     */
    Consumer<Consumer<ReplyWriter>> answerLater();
}
