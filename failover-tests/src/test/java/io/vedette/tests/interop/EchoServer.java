package io.vedette.tests.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vedette.resp.Outcome;
import io.vedette.resp.Protocol;
import io.vedette.resp.ProtocolError;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.RequestReader;
import io.vedette.resp.WireLimits;

/**
 * As much of a server as it takes to see what the reader made of some bytes: PING and ECHO, and for every other command
 * Redis's complaint, which repeats its arguments.
 */
final class EchoServer {

    private static final int REPEATED = 128;

    private final RequestReader reader = new RequestReader(WireLimits.DEFAULT);
    private final ReplyWriter writer = new ReplyWriter(Protocol.RESP2);
    private final boolean authenticated;

    EchoServer(boolean authenticated) {
        this.authenticated = authenticated;
        reader.authenticated(authenticated);
    }

    /** What a client would get for these bytes. */
    byte[] answerTo(byte[] wire) {
        reader.append(Unpooled.wrappedBuffer(wire));
        Outcome outcome = reader.next();
        while (outcome instanceof Request request) {
            handle(request);
            outcome = reader.next();
        }
        if (outcome instanceof ProtocolError error) {
            writer.error(error);
        }
        reader.release();
        ByteBuf out = writer.take();
        byte[] answer = new byte[out.readableBytes()];
        out.readBytes(answer).release();
        return answer;
    }

    private void handle(Request request) {
        boolean ping = request.is(0, "ping");
        if (!ping && !request.is(0, "echo")) {
            writer.raw(unknown(request));
        } else if (!ping && request.argc() != 2) {
            writer.error("ERR wrong number of arguments for 'echo' command");
        } else if (!authenticated) {
            writer.error("NOAUTH Authentication required.");
        } else if (request.argc() > 2) {
            writer.error("ERR wrong number of arguments for 'ping' command");
        } else if (request.argc() == 1) {
            writer.status("PONG");
        } else {
            writer.bulk(request, 1);
        }
    }

    /** One byte per char: whatever bytes came go back. */
    private static byte[] unknown(Request request) {
        StringBuilder arguments = new StringBuilder();
        for (int i = 1; i < request.argc() && arguments.length() < REPEATED; i++) {
            arguments
                    .append('\'')
                    .append(shown(request, i, REPEATED - arguments.length()))
                    .append("' ");
        }
        String text = "unknown command '" + shown(request, 0, REPEATED) + "', with args beginning with: " + arguments;
        return ("-ERR " + text.replace('\r', ' ').replace('\n', ' ') + "\r\n").getBytes(ISO_8859_1);
    }

    /** As C prints a string: up to a NUL. */
    private static String shown(Request request, int i, int longest) {
        String whole = new String(request.bytes(i), ISO_8859_1);
        int nul = whole.indexOf(0);
        String text = nul < 0 ? whole : whole.substring(0, nul);
        return text.substring(0, Math.min(longest, text.length()));
    }
}
