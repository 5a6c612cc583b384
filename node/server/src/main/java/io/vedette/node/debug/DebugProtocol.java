package io.vedette.node.debug;

import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Glob;
import io.vedette.resp.server.Connection;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Random;

/** Replies made up for whoever writes a client: one of each type, and errors of any text. */
final class DebugProtocol {
    private static final BigInteger GREAT = new BigInteger("1234567999999999999999999999999999999");
    private static final int FEW = 3;
    private static final int PATTERNS = 100_000;
    private static final int LONGEST_PATTERN = 32;
    private static final String SPECIAL = "*?[]-^\\abc\u00ff";

    private DebugProtocol() {}

    static void bind(DebugTable table) {
        table.add("protocol", 3, DebugProtocol::protocol)
                .add("stringmatch-test", 2, DebugProtocol::patterns)
                .add("error", 3, (connection, request, reply) -> reply.error(request.text(2)));
    }

    /** Matches made-up patterns with made-up texts, which none of them may make stall or fail. */
    private static void patterns(Connection connection, Request request, ReplyWriter reply) {
        Random random = new Random();
        for (int i = 0; i < PATTERNS; i++) {
            byte[] pattern = new byte[random.nextInt(LONGEST_PATTERN)];
            byte[] text = new byte[random.nextInt(LONGEST_PATTERN)];
            random.nextBytes(text);
            for (int k = 0; k < pattern.length; k++) {
                pattern[k] = (byte) SPECIAL.charAt(random.nextInt(SPECIAL.length()));
            }
            Glob.of(pattern).matches(text);
        }
        reply.status("Apparently Redis did not crash: test passed");
    }

    private static void protocol(Connection connection, Request request, ReplyWriter reply) {
        switch (request.text(2).toLowerCase(Locale.ROOT)) {
            case "string" -> reply.bulk("Hello World");
            case "integer" -> reply.integer(12345);
            case "double" -> reply.dbl(3.141);
            case "bignum" -> reply.bigNumber(GREAT);
            case "null" -> reply.nil();
            case "array" -> {
                reply.array(FEW);
                numbers(reply);
            }
            case "set" -> {
                reply.set(FEW);
                numbers(reply);
            }
            case "map" -> map(reply);
            case "attrib" -> attribute(reply);
            case "push" -> push(reply);
            case "verbatim" -> reply.verbatim("txt", "This is a verbatim\nstring");
            case "true" -> reply.bool(true);
            case "false" -> reply.bool(false);
            default ->
                reply.error(
                        "ERR Wrong protocol type name. Please use one of the following: string|integer|double|bignum"
                                + "|null|array|set|map|attrib|push|verbatim|true|false");
        }
    }

    private static void numbers(ReplyWriter reply) {
        for (int i = 0; i < FEW; i++) {
            reply.integer(i);
        }
    }

    private static void map(ReplyWriter reply) {
        reply.map(FEW);
        for (int i = 0; i < FEW; i++) {
            reply.integer(i);
            reply.bool(i == 1);
        }
    }

    private static void attribute(ReplyWriter reply) {
        reply.attribute(1, out -> {
            out.bulk("key-popularity");
            out.array(2);
            out.bulk("key:123");
            out.integer(90);
        });
        reply.bulk("Some real reply following the attribute");
    }

    private static void push(ReplyWriter reply) {
        if (reply.protocol() == Protocol.RESP2) {
            reply.error("ERR RESP2 is not supported by this command");
            return;
        }
        reply.push(2);
        reply.bulk("server-cpu-usage");
        reply.integer(42);
        reply.bulk("Some real reply following the push reply");
    }
}
