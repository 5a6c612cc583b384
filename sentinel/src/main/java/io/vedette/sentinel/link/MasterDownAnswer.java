package io.vedette.sentinel.link;

import io.vedette.quorum.Answer;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.SentinelId;
import io.vedette.resp.Reply;
import java.util.List;
import java.util.Optional;

/** Reads the reply to is-master-down-by-addr: {@code [1 or 0, leader or *, its epoch]}; anything else is no answer. */
final class MasterDownAnswer {
    private MasterDownAnswer() {}

    static Optional<Answer> read(Reply reply) {
        List<Reply> parts = reply.asList();
        if (parts.size() == 3
                && parts.get(0) instanceof Reply.Int down
                && parts.get(1) instanceof Reply.Bulk leader
                && isLeader(leader.text())
                && parts.get(2) instanceof Reply.Int epoch) {
            return Optional.of(new Answer(down.value() == 1, candidate(leader.text()), new Epoch(epoch.value())));
        }
        return Optional.empty();
    }

    private static boolean isLeader(String text) {
        return text.isEmpty() || text.equals("*") || HelloText.isId(text);
    }

    private static Optional<SentinelId> candidate(String leader) {
        return leader.equals("*") || leader.isEmpty() ? Optional.empty() : Optional.of(new SentinelId(leader));
    }
}
