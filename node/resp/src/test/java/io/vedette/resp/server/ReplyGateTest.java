package io.vedette.resp.server;

import static io.vedette.resp.server.Eventually.onLoop;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.resp.Request;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Replies that wait for what they tell of to be safe; {@code write N} is what happens up to position N. */
class ReplyGateTest {
    @RegisterExtension
    private final ServerForEach each = new ServerForEach(this::execute);

    private final RespServer server = each.server();

    private boolean execute(Connection connection, Request request) {
        if (request.is(0, "write")) {
            server.gate().happened(request.longAt(1));
            connection.writer().ok();
            return true;
        }
        return SmallGateway.execute(connection, request);
    }

    private void safe(long position) {
        onLoop(server, () -> {
            server.gate().safe(position);
            return position;
        });
    }

    private void awaitWithheld(BooleanSupplier enough) {
        Awaitility.await("replies that wait").until(enough::getAsBoolean);
    }

    private long pending() {
        return onLoop(server, () -> server.stats().pendingOutputBytes());
    }

    @Test
    void nobodyIsToldOfWhatIsNotSafeAndNobodyIsToldTooLate() throws IOException {
        try (RawClient writer = RawClient.to(server.port());
                RawClient reader = RawClient.to(server.port())) {
            reader.ask("ping", "+PONG\r\n");
            writer.send(RawClient.wire("write", "1"));
            awaitWithheld(() -> pending() == 5);
            writer.send(RawClient.wire("write", "2"));
            awaitWithheld(() -> pending() == 10);
            reader.send(RawClient.wire("ping"));
            awaitWithheld(() -> pending() == 17);
            safe(1);
            writer.expect("+OK\r\n");
            assertThat(pending()).isEqualTo(12);
            safe(2);
            writer.expect("+OK\r\n");
            reader.expect("+PONG\r\n").ask("ping", "+PONG\r\n");
        }
    }

    @Test
    void whoSaysGoodbyeStillGetsItsReplies() throws IOException {
        try (RawClient writer = RawClient.to(server.port())) {
            writer.send(RawClient.wire("write", "7") + RawClient.wire("quit"));
            awaitWithheld(() -> pending() == 10);
            safe(7);
            writer.expect("+OK\r\n+OK\r\n").expectClosed();
        }
    }

    @Test
    void whatWaitsForAClientThatIsGoneIsForgotten() throws IOException {
        try (RawClient writer = RawClient.to(server.port())) {
            writer.send(RawClient.wire("write", "3"));
            awaitWithheld(() -> pending() == 5);
        }
        awaitWithheld(() -> pending() == 0);
        safe(3);
        try (RawClient reader = RawClient.to(server.port())) {
            reader.ask("ping", "+PONG\r\n");
        }
    }
}
