package io.vedette.tests.bench.node;

import io.netty.buffer.Unpooled;
import io.vedette.engine.Engine;
import io.vedette.engine.client.Client;
import io.vedette.engine.client.Session;
import io.vedette.engine.value.Value;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.RequestReader;
import io.vedette.resp.WireLimits;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * The longest turn of the engine in work on large collections. Processor time of the one thread is what counts, so that it
 * says something on a busy machine, too; the collector's work is not in it. Argument: how many elements.
 */
public final class LongestTurns implements Client {
    private static final int EXPIRY_BUDGET = 400;
    private static final int REHASH_BUCKETS = 100;

    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private final Engine engine =
            new Engine(16, new SplittableRandom(1), (database, array, offset, length) -> {}, (channel, message) -> {});
    private final Session session = engine.connect(this);
    private final ReplyWriter reply = new ReplyWriter(Protocol.RESP2);
    private final int elements;
    private long longestNs;

    private LongestTurns(int elements) {
        this.elements = elements;
    }

    public static void main(String... arguments) {
        int elements = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        // The first time is for the compiler.
        new LongestTurns(elements).run(false);
        System.out.printf(Locale.ROOT, "| %,d elements | longest turn, ms |%n|---|---:|%n", elements);
        new LongestTurns(elements).run(true);
    }

    private void run(boolean shown) {
        long now = 1_000_000;
        engine.time(now);
        each("SET key:%d value");
        report(shown, "SET of new keys");
        while (turn(() -> engine.rehash(REHASH_BUCKETS))) {
            // Until the table has its size.
        }
        report(shown, "rehash in idle time");
        for (String fill : new String[] {
            "SADD set member:%d",
            "HSET hash field:%d value",
            "ZADD zset %d member:%d",
            "RPUSH list element:%d",
            "XADD stream * field %d",
            "APPEND string text:%d"
        }) {
            each(fill);
            report(shown, fill.split(" ", 2)[0] + " into one key");
        }
        ask("XGROUP CREATE stream readers 0");
        each("XREADGROUP GROUP readers one COUNT 1 STREAMS stream >");
        report(shown, "XREADGROUP of each entry");
        for (String write : new String[] {
            "SADD set new",
            "HSET hash new value",
            "ZADD zset 0 new",
            "RPUSH list new",
            "XADD stream * field new",
            "XACK stream readers 1000000-0",
            "APPEND string new",
            "SETBIT string 1000 1"
        }) {
            intoFrozen(write);
            report(shown, write.split(" ", 2)[0] + " while a snapshot has the value");
        }
        for (String key : new String[] {"set", "hash", "zset", "list", "stream", "string"}) {
            ask("RENAME " + key + " other");
            report(shown, "RENAME of a " + key);
            ask("DEL other");
            report(shown, "DEL of a " + key);
        }
        ask("SWAPDB 0 1");
        ask("SWAPDB 0 1");
        report(shown, "SWAPDB");
        each("PEXPIRE key:%d 1000");
        report(shown, "PEXPIRE of all keys");
        engine.time(now + 10_000);
        while (turn(() -> engine.expire(EXPIRY_BUDGET))) {
            // Until nothing is left to expire.
        }
        report(shown, "expiry");
        each("SET key:%d value");
        longestNs = 0;
        ask("FLUSHALL ASYNC");
        report(shown, "FLUSHALL ASYNC");
    }

    private void each(String command) {
        for (int i = 0; i < elements; i++) {
            ask(command.replace("%d", Integer.toString(i)));
        }
    }

    /** As while a worker writes the value to a file. */
    private void intoFrozen(String write) {
        byte[] key = write.split(" ", 3)[1].getBytes(StandardCharsets.US_ASCII);
        Value value = Objects.requireNonNull(engine.keyspace().database(0).read(key));
        engine.keyspace().freezer().freeze(value);
        int batch = engine.keyspace().freezer().close();
        ask(write);
        engine.keyspace().freezer().thaw(batch);
    }

    private void ask(String command) {
        byte[] wire = (command + "\r\n").getBytes(StandardCharsets.US_ASCII);
        RequestReader reader = new RequestReader(WireLimits.DEFAULT);
        reader.append(Unpooled.wrappedBuffer(wire));
        if (!(reader.next() instanceof Request request)) {
            throw new IllegalStateException("no command: " + command);
        }
        turn(() -> {
            engine.execute(session, request, reply);
            return true;
        });
        if (reply.errors() > 0) {
            throw new IllegalStateException(command + ": " + reply.lastError());
        }
        reply.clear();
        reader.release();
    }

    private boolean turn(BooleanSupplier work) {
        long before = clock.getCurrentThreadCpuTime();
        boolean more = work.getAsBoolean();
        longestNs = Math.max(longestNs, clock.getCurrentThreadCpuTime() - before);
        return more;
    }

    private void report(boolean shown, String what) {
        if (shown) {
            System.out.printf(Locale.ROOT, "| %s | %.2f |%n", what, longestNs / 1e6);
        }
        longestNs = 0;
    }

    @Override
    public ReplyWriter reply() {
        return reply;
    }

    @Override
    public void resume() {
        // Nobody waits.
    }
}
