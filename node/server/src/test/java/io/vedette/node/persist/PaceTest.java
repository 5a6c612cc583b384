package io.vedette.node.persist;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.rdb.Loaded;
import io.vedette.engine.rdb.RdbContent;
import io.vedette.engine.rdb.Usage;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.config.NodeConfig;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.Origin;
import io.vedette.resp.config.PersistenceParameters;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicInteger taken = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);
    private final RdbContent counting = new RdbContent() {
        @Override
        public void field(String name, String value) {
            throw new AssertionError(name);
        }

        @Override
        public void function(byte[] code) {
            throw new AssertionError(code.length);
        }

        @Override
        public void empty(byte[] key) {
            throw new AssertionError(key.length);
        }

        @Override
        public void sizes(int database, long keys, long expiring) {
            throw new AssertionError(database);
        }

        @Override
        public void entry(int database, byte[] key, Loaded value, long expiresAtMs, Usage usage) {
            taken.incrementAndGet();
            first.countDown();
        }
    };

    private static LiveConfiguration delay(long micros) throws BadConfiguration {
        return new LiveConfiguration(NodeConfig.read(List.of(line(micros))));
    }

    private static Directive line(long micros) {
        String text = Long.toString(micros);
        return new Directive(new Origin("test", 1), "key-load-delay " + text, List.of("key-load-delay", text));
    }

    private static Pace pace(LiveConfiguration configuration) {
        return new Pace(configuration, PersistenceParameters.KEY_LOAD_DELAY);
    }

    private static void take(RdbContent content, int keys) {
        for (int i = 0; i < keys; i++) {
            content.entry(0, "key".getBytes(US_ASCII), new Loaded.Nothing(), -1, Usage.NONE);
        }
    }

    private static boolean ended(Thread reader) throws InterruptedException {
        reader.join(TimeUnit.SECONDS.toMillis(30));
        return !reader.isAlive();
    }

    @Test
    void nobodyIsInTheWayWhereNothingIsConfigured() throws Exception {
        assertThat(pace(delay(0)).slow(counting, () -> false)).isSameAs(counting);
    }

    @Test
    void eachKeyTakesItsTime() throws Exception {
        RdbContent slow = pace(delay(3_000)).slow(counting, () -> false);

        long begunNs = System.nanoTime();
        take(slow, 5);

        assertThat(System.nanoTime() - begunNs).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(15));
        assertThat(taken).hasValue(5);
    }

    @Test
    void whoIsNoLongerWantedGoesOnWithoutPauses() throws Exception {
        AtomicBoolean unwanted = new AtomicBoolean();
        Thread reader = new Thread(() -> {
            try {
                take(pace(delay(Integer.MAX_VALUE)).slow(counting, unwanted::get), 3);
            } catch (BadConfiguration impossible) {
                throw new AssertionError(impossible);
            }
        });
        reader.start();
        first.await();
        assertThat(taken).hasValue(1);
        unwanted.set(true);
        assertThat(ended(reader)).isTrue();
        assertThat(taken).hasValue(3);
    }

    @Test
    void whatIsConfiguredMeanwhileHoldsForThePauseThatGoesOn() throws Exception {
        LiveConfiguration configuration = delay(Integer.MAX_VALUE);
        RdbContent slow = pace(configuration).slow(counting, () -> false);
        Thread reader = new Thread(() -> take(slow, 3));
        reader.start();
        first.await();
        configuration.change(List.of(line(0)));
        assertThat(ended(reader)).isTrue();
        assertThat(taken).hasValue(3);
    }
}
