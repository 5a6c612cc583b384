package io.vedette.engine.differential;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Data of every type in every encoding, the same each time. */
final class RandomData {
    private static final int DATABASES = 16;
    private static final int COMMANDS = 15_000;
    private static final long HOUR_MS = 3_600_000;

    private RandomData() {}

    /** Everything random commands leave behind, of which a good part expires in the far future. */
    static void fill(Node node, long nowMs) {
        Commands commands = new Commands(new SplittableRandom(11));
        for (int i = 0; i < COMMANDS; i++) {
            node.ask(commands.next().bytes());
            if (node.session().isWaiting()) {
                node.engine().stopWaiting(node.session());
            }
        }
        node.ask("DISCARD");
        stay(node);
        node.ask("SET number 123456789012345678");
        node.ask("SET long " + "abc".repeat(100_000));
        for (int i = 0; i < 3000; i++) {
            node.ask("HSET many" + i % 3 + " field" + i + " " + "x".repeat(i % 100));
            node.ask("SET expires" + i + " " + i + " PXAT " + (2 * nowMs + i));
        }
    }

    /** What would expire while we compare does not any more. */
    private static void stay(Node node) {
        for (int database = DATABASES - 1; database >= 0; database--) {
            node.ask("SELECT " + database);
            for (Shape key : Shape.of(node.ask(bytes("KEYS"), bytes("*"))).elements()) {
                byte[] name = bytes(key.text().substring(key.text().indexOf(':') + 1));
                if (Long.parseLong(Shape.of(node.ask(bytes("PTTL"), name)).text()) < HOUR_MS) {
                    node.ask(bytes("PERSIST"), name);
                }
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
