package io.vedette.node.aof;

import io.vedette.engine.aof.Timestamps;
import io.vedette.engine.replication.EffectLog;
import io.vedette.engine.replication.EffectStream;
import java.util.function.LongSupplier;

/** Turns effects into the bytes of the file, with the time before them where that is wanted. */
final class AofLog implements EffectLog {
    private final AofWriter writer;
    private final LongSupplier now;
    private final Runnable replaced;
    private final EffectStream stream;
    private final Timestamps timestamps = new Timestamps();
    private boolean timed;

    /**
     * @param now the time of what is appended
     * @param replaced what to do when the files are not the data any more
     */
    AofLog(AofWriter writer, LongSupplier now, Runnable replaced) {
        this.writer = writer;
        this.now = now;
        this.replaced = replaced;
        this.stream = new EffectStream(writer::add);
    }

    void timed(boolean yes) {
        timed = yes;
    }

    /** What is appended from now on goes to this file, which can be read without those before it. */
    void switchTo(AofFile file) {
        writer.switchTo(file);
        stream.reselect();
        timestamps.forget();
    }

    @Override
    public void append(int database, byte[] array, int offset, int length) {
        if (timed) {
            byte[] annotation = timestamps.before(now.getAsLong());
            writer.add(annotation, 0, annotation.length);
        }
        stream.append(database, array, offset, length);
    }

    @Override
    public void keep(int database, byte[] array, int offset, int length) {
        append(database, array, offset, length);
    }

    @Override
    public void replaced() {
        replaced.run();
    }

    @Override
    public boolean isWanted() {
        return writer.isOpen() && !writer.isClosing();
    }
}
