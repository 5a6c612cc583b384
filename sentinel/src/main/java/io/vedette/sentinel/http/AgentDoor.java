package io.vedette.sentinel.http;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.view.GroupView;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * HAProxy's agent check: it connects, sends the line of {@code agent-send}, reads one line and closes. Our line is {@code primary <group>
 * <host>:<port>} or {@code replica <group> <host>:<port> [<most bytes of lag>]}, the answer {@code up} or {@code down #<reason>}. Who
 * asks what cannot be answered is told {@code down} too: a server whose check is misspelt gets no clients.
 */
final class AgentDoor {
    /** No question needs more. */
    private static final int LONGEST_LINE = 1_024;

    private final Watch watch;

    AgentDoor(Watch watch) {
        this.watch = watch;
    }

    void answer(NetSocket socket) {
        RecordParser lines = RecordParser.newDelimited("\n");
        lines.maxRecordSize(LONGEST_LINE);
        lines.exceptionHandler(tooLong -> socket.close());
        lines.handler(line -> {
            lines.pause();
            socket.end(
                    Buffer.buffer(answer(line.toString(StandardCharsets.UTF_8).strip()) + "\n"));
        });
        socket.exceptionHandler(gone -> socket.close());
        socket.handler(lines);
    }

    private String answer(String question) {
        Fitness fitness = fitness(question.split(" ", -1));
        return fitness.fit() ? "up" : "down #" + fitness.reason();
    }

    private Fitness fitness(String... words) {
        if (words.length < 3 || words.length > 4) {
            return new Fitness(false, "send primary|replica <group> <host>:<port> [<bytes>]");
        }
        Optional<GroupView> group = watch.group(words[1]);
        Optional<HostPort> node = NodeInQuestion.named(words[2]);
        if (group.isEmpty() || node.isEmpty()) {
            return new Fitness(false, group.isEmpty() ? "no such group" : "that is no address");
        }
        return switch (words[0]) {
            case "primary" -> Fitness.asPrimary(group.get(), node.get());
            case "replica" -> Fitness.asReplica(group.get(), node.get(), mostLag(words));
            default -> new Fitness(false, "ask for primary or replica");
        };
    }

    /** What is no number is no lag at all that would be allowed. */
    private static OptionalLong mostLag(String... words) {
        if (words.length < 4) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(words[3].matches("\\d{1,18}") ? Long.parseLong(words[3]) : -1);
    }
}
