package io.vedette.resp.server;

import static io.vedette.resp.server.Eventually.onLoop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.vedette.resp.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Replies that are known later than those behind them; {@code later} is answered with its number when the test says so. */
class LateReplyTest {
    @RegisterExtension
    private final ServerForEach each = new ServerForEach(this::execute);

    private final RespServer server = each.server();

    private final List<LateReply> late = new ArrayList<>();
    private int executed;

    private boolean execute(Connection connection, Request request) {
        executed++;
        if (request.is(0, "later")) {
            late.add(connection.replyLater());
            return true;
        }
        if (request.is(0, "silence")) {
            connection.replyMode(ReplyMode.OFF);
            return true;
        }
        if (request.is(0, "write")) {
            server.gate().happened(request.longAt(1));
            connection.writer().ok();
            return true;
        }
        return SmallGateway.execute(connection, request);
    }

    private void answer(int number) {
        onLoop(server, () -> {
            late.get(number).is(reply -> reply.integer(number));
            return number;
        });
    }

    private void awaitExecuted(int commands) {
        await(() -> onLoop(server, () -> executed) == commands);
    }

    private static void await(BooleanSupplier enough) {
        Awaitility.await("the server").until(enough::getAsBoolean);
    }

    private long pending() {
        return onLoop(server, () -> server.stats().pendingOutputBytes());
    }

    @Test
    void commandsGoOnAndAnswersLeaveInTheOrderOfTheCommands() throws IOException {
        try (RawClient client = RawClient.to(server.port())) {
            client.send(RawClient.wire("ping") + RawClient.wire("later") + RawClient.wire("ping"));
            client.expect("+PONG\r\n");
            client.send(RawClient.wire("later") + RawClient.wire("echo", "x"));
            awaitExecuted(5);
            answer(1);
            assertThat(pending()).isEqualTo(14);
            answer(0);
            client.expect(":0\r\n+PONG\r\n:1\r\n$1\r\nx\r\n").ask("ping", "+PONG\r\n");
        }
    }

    @Test
    void whatIsKnownAtOnceIsSaidAtOnce() throws IOException {
        try (RawClient client = RawClient.to(server.port())) {
            client.send(RawClient.wire("later"));
            awaitExecuted(1);
            answer(0);
            client.expect(":0\r\n");
        }
    }

    @Test
    void messagesFromElsewhereStandInTheSameLine() throws IOException {
        try (RawClient client = RawClient.to(server.port())) {
            client.send(RawClient.wire("later"));
            awaitExecuted(1);
            onLoop(server, () -> {
                server.connections()
                        .all()
                        .forEach(one -> one.push(Unpooled.copiedBuffer("+news\r\n", StandardCharsets.US_ASCII)));
                return 0;
            });
            answer(0);
            client.expect(":0\r\n+news\r\n");
        }
    }

    @Test
    void whoSaysGoodbyeStillGetsItsReplies() throws IOException {
        try (RawClient client = RawClient.to(server.port())) {
            client.send(RawClient.wire("later") + RawClient.wire("quit"));
            awaitExecuted(2);
            answer(0);
            client.expect(":0\r\n+OK\r\n").expectClosed();
        }
    }

    @Test
    void whoWantsToHearNothingIsNotToldLaterEither() throws IOException {
        try (RawClient client = RawClient.to(server.port())) {
            client.send(RawClient.wire("silence") + RawClient.wire("later") + RawClient.wire("ping"));
            awaitExecuted(3);
            answer(0);
            client.expect("+PONG\r\n");
        }
    }

    @Test
    void whatBecomesKnownWhileSomethingIsNotSafeWaitsForThatToo() throws IOException {
        try (RawClient client = RawClient.to(server.port());
                RawClient writer = RawClient.to(server.port())) {
            client.send(RawClient.wire("later"));
            awaitExecuted(1);
            writer.send(RawClient.wire("write", "7"));
            awaitExecuted(2);
            answer(0);
            client.send(RawClient.wire("ping"));
            await(() -> pending() == 12);
            onLoop(server, () -> {
                server.gate().safe(7);
                return 7;
            });
            client.expect(":0\r\n+PONG\r\n");
            writer.expect("+OK\r\n");
        }
    }

    @Test
    void aClientWithTooManyOpenAnswersIsReadNoFurtherUntilTheFirstIsKnown() throws IOException {
        try (RawClient client = RawClient.to(server.port());
                RawClient other = RawClient.to(server.port())) {
            client.send(RawClient.wire("later").repeat(Output.MOST_LATE + 1));
            awaitExecuted(Output.MOST_LATE);
            other.ask("ping", "+PONG\r\n");
            assertThat(onLoop(server, () -> executed)).isEqualTo(Output.MOST_LATE + 1);
            answer(0);
            client.expect(":0\r\n");
            awaitExecuted(Output.MOST_LATE + 2);
            client.send(RawClient.wire("ping"));
            for (int i = 1; i <= Output.MOST_LATE; i++) {
                answer(i);
            }
            for (int i = 1; i <= Output.MOST_LATE; i++) {
                client.expect(":" + i + "\r\n");
            }
            client.expect("+PONG\r\n");
        }
    }

    @Test
    void whatIsKnownAfterTheClientIsGoneIsForgotten() throws IOException {
        try (RawClient client = RawClient.to(server.port())) {
            client.send(RawClient.wire("later") + RawClient.wire("echo", "x"));
            awaitExecuted(2);
        }
        await(() -> pending() == 0);
        answer(0);
        try (RawClient other = RawClient.to(server.port())) {
            other.ask("ping", "+PONG\r\n");
        }
    }

    @Test
    void noCommandIsAnsweredTwice() throws IOException {
        try (RawClient client = RawClient.to(server.port())) {
            client.send(RawClient.wire("later"));
            awaitExecuted(1);
            answer(0);
            assertThatThrownBy(() -> late.get(0).is(reply -> reply.integer(1)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
