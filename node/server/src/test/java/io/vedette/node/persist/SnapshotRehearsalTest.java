package io.vedette.node.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.engine.dict.SipHash;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.keyspace.Listener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SnapshotRehearsalTest {
    /** Where it goes, if there is room. */
    private static final class Shelf implements SnapshotTarget {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final boolean full;
        private boolean complete;
        private boolean abandoned;

        Shelf(boolean full) {
            this.full = full;
        }

        @Override
        public void write(byte[] array, int offset, int length) throws IOException {
            if (full) {
                throw new IOException("no room");
            }
            bytes.write(array, offset, length);
        }

        @Override
        public void complete() {
            complete = true;
        }

        @Override
        public void abandon() {
            abandoned = true;
        }
    }

    private static Keyspace nothing() {
        return new Keyspace(1, new SipHash(new SplittableRandom(1)), Listener.NOBODY);
    }

    @Test
    void aWholeFileGoesTheWayOfEverySnapshot() throws Exception {
        Shelf shelf = new Shelf(false);

        new SnapshotRehearsal(nothing(), shelf).run();

        assertThat(shelf.bytes.toString(StandardCharsets.ISO_8859_1))
                .startsWith("REDIS0010")
                .contains("rehearsal");
        assertThat(shelf.complete).isTrue();
        assertThat(shelf.abandoned).isFalse();
    }

    @Test
    void whoeverRehearsesLearnsThatItCameToNothing() {
        Shelf shelf = new Shelf(true);

        assertThatThrownBy(() -> new SnapshotRehearsal(nothing(), shelf).run())
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("no room");
        assertThat(shelf.complete).isFalse();
        assertThat(shelf.abandoned).isTrue();
    }
}
