package io.vedette.node.persist;

import io.vedette.engine.rdb.ContentWriter;
import io.vedette.engine.rdb.Loaded;
import io.vedette.engine.rdb.RdbContent;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.rdb.Usage;
import io.vedette.engine.value.Value;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.resp.config.Parameter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * How long each key takes at least, so that whoever tests a node has long snapshots and long loads of little data. Where nothing is
 * configured, nothing stands between who reads and who writes. What changes meanwhile holds at once, also for a pause that goes on.
 */
public final class Pace {
    /** The longest that somebody who is no longer wanted goes on. */
    private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(5);

    /** As fast as it goes. */
    static final Pace NONE = new Pace();

    /** Read by workers. */
    private volatile long micros;

    private Pace() {}

    /** @param delay microseconds with each key; or, if negative, one with every so many */
    public Pace(LiveConfiguration configuration, Parameter<Long> delay) {
        configuration.follow(now -> micros = now.get(delay));
    }

    /** Who writes at this pace, as long as somebody wants it. */
    ContentWriter slow(ContentWriter writer, BooleanSupplier unwanted) {
        return micros == 0 ? writer : new SlowWriter(writer, unwanted);
    }

    /** Who takes at this pace, as long as somebody wants it. */
    public RdbContent slow(RdbContent content, BooleanSupplier unwanted) {
        return micros == 0 ? content : new SlowContent(content, unwanted);
    }

    private void pause(long keys, BooleanSupplier unwanted) {
        long begunNs = System.nanoTime();
        long leftNs = wantedNs(keys);
        while (leftNs > 0 && !unwanted.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Math.min(STEP_NS, leftNs));
            leftNs = wantedNs(keys) - (System.nanoTime() - begunNs);
        }
    }

    private long wantedNs(long keys) {
        long now = micros;
        return TimeUnit.MICROSECONDS.toNanos(now >= 0 ? now : keys % -now == 0 ? 1 : 0);
    }

    private final class SlowWriter implements ContentWriter {
        private final ContentWriter writer;
        private final BooleanSupplier unwanted;
        private long keys;

        SlowWriter(ContentWriter writer, BooleanSupplier unwanted) {
            this.writer = writer;
            this.unwanted = unwanted;
        }

        @Override
        public void begin(RdbOrigin origin) {
            writer.begin(origin);
        }

        @Override
        public void function(byte[] code) {
            writer.function(code);
        }

        @Override
        public void sizes(int number, long keysToCome, long expiring) {
            writer.sizes(number, keysToCome, expiring);
        }

        @Override
        public void entry(int number, byte[] array, int keyLength, Value value, long expiresAtMs, Usage usage) {
            writer.entry(number, array, keyLength, value, expiresAtMs, usage);
            pause(++keys, unwanted);
        }

        @Override
        public void end() {
            writer.end();
        }
    }

    private final class SlowContent implements RdbContent {
        private final RdbContent content;
        private final BooleanSupplier unwanted;
        private long keys;

        SlowContent(RdbContent content, BooleanSupplier unwanted) {
            this.content = content;
            this.unwanted = unwanted;
        }

        @Override
        public void field(String name, String value) {
            content.field(name, value);
        }

        @Override
        public void function(byte[] code) {
            content.function(code);
        }

        @Override
        public void empty(byte[] key) {
            content.empty(key);
        }

        @Override
        public void sizes(int database, long keysToCome, long expiring) {
            content.sizes(database, keysToCome, expiring);
        }

        @Override
        public void entry(int database, byte[] key, Loaded value, long expiresAtMs, Usage usage) {
            content.entry(database, key, value, expiresAtMs, usage);
            pause(++keys, unwanted);
        }
    }
}
