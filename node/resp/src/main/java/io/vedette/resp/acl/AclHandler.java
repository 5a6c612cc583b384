package io.vedette.resp.acl;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;

/** One subcommand of ACL. */
@FunctionalInterface
public interface AclHandler {

    void handle(AclCaller caller, Request request, ReplyWriter reply);
}
