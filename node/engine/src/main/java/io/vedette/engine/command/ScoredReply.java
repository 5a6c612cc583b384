package io.vedette.engine.command;

import io.vedette.engine.value.ZSetValue;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;

/** Members with or without their scores: in turn for RESP2, in pairs for RESP3. */
final class ScoredReply implements ZSetValue.Visitor {

    private final ReplyWriter reply;
    private final boolean withScores;
    private final boolean nested;

    ScoredReply(ReplyWriter reply, boolean withScores) {
        this(reply, withScores, withScores && reply.protocol() == Protocol.RESP3);
    }

    ScoredReply(ReplyWriter reply, boolean withScores, boolean nested) {
        this.reply = reply;
        this.withScores = withScores;
        this.nested = nested;
    }

    void begin(long members) {
        reply.array(RandomCount.size(withScores && !nested ? 2 * members : members));
    }

    @Override
    public void member(byte[] member, double score) {
        if (nested) {
            reply.array(2);
        }
        reply.bulk(member);
        if (withScores) {
            reply.dbl(score);
        }
    }
}
