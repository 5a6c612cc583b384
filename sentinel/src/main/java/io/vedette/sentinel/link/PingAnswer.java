package io.vedette.sentinel.link;

import io.vedette.quorum.PingReply;
import io.vedette.resp.Reply;

/** What the reply to a PING tells. Any reply shows a living process; which kind it is decides whether it is a usable one. */
final class PingAnswer {
    private PingAnswer() {}

    static PingReply of(Reply reply) {
        if (reply instanceof Reply.ErrorReply error) {
            return ofError(error.code());
        }
        return reply.asText().orElse("").startsWith("PONG") ? PingReply.PONG : PingReply.OTHER_ERROR;
    }

    private static PingReply ofError(String code) {
        return switch (code) {
            case "LOADING" -> PingReply.LOADING;
            case "MASTERDOWN" -> PingReply.MASTERDOWN;
            case "BUSY" -> PingReply.BUSY;
            case "MISCONF" -> PingReply.MISCONF;
            case "NOAUTH" -> PingReply.NOAUTH;
            default -> PingReply.OTHER_ERROR;
        };
    }
}
