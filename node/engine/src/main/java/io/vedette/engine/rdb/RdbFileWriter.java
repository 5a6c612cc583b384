package io.vedette.engine.rdb;

import io.vedette.engine.value.Value;
import java.nio.charset.StandardCharsets;

/**
 * Writes a file of version 10, which redis-server 7.0 reads and every later one. Keys may come in any order, of all
 * databases mixed: a snapshot hands over first what is about to change. What was written goes to the sink in chunks, also
 * in the middle of a long value, so that no value has to fit into an array.
 *
 * <pre>
 * REDIS0010, AUX fields, functions, { SELECT, RESIZE, { [expiry] [usage] type key value }* }*, END, CRC-64
 * </pre>
 */
public final class RdbFileWriter implements ContentWriter {

    private static final byte[] MAGIC = "REDIS0010".getBytes(StandardCharsets.US_ASCII);
    private static final int NONE = -1;

    private final RdbSink sink;
    private final RdbWriter out;
    private final ValueWriter values;
    private final boolean checksum;
    private long crc;
    private long written;
    private int database = NONE;

    /**
     * @param compressing whether long strings are compressed
     * @param checksum whether the file ends in its checksum; else it ends in zeros, which tell readers not to ask
     */
    public RdbFileWriter(RdbSink sink, boolean compressing, boolean checksum) {
        this.sink = sink;
        this.checksum = checksum;
        this.out = new RdbWriter(compressing, this::hand);
        this.values = new ValueWriter(out);
    }

    @Override
    public void begin(RdbOrigin origin) {
        out.put(MAGIC, 0, MAGIC.length);
        origin.fields().forEach((name, value) -> {
            out.put(RdbOpcode.AUX);
            out.string(name.getBytes(StandardCharsets.ISO_8859_1));
            out.string(value.getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    @Override
    public void function(byte[] code) {
        out.put(RdbOpcode.FUNCTION);
        out.string(code);
    }

    @Override
    public void sizes(int number, long keys, long expiring) {
        select(number);
        out.put(RdbOpcode.RESIZE);
        out.length(keys);
        out.length(expiring);
    }

    @Override
    public void entry(int number, byte[] array, int keyLength, Value value, long expiresAtMs, Usage usage) {
        select(number);
        if (expiresAtMs != NONE) {
            out.put(RdbOpcode.EXPIRES_AT_MS);
            out.little(expiresAtMs, 8);
        }
        if (usage.idleSeconds() != Usage.UNKNOWN) {
            out.put(RdbOpcode.IDLE);
            out.length(usage.idleSeconds());
        }
        if (usage.frequency() != Usage.UNKNOWN) {
            out.put(RdbOpcode.FREQUENCY);
            out.put(usage.frequency());
        }
        values.type(value);
        out.string(array, 0, keyLength);
        values.body(value);
    }

    @Override
    public void end() {
        out.put(RdbOpcode.END);
        out.flush();
        out.little(checksum ? crc : 0, 8);
        out.flush();
    }

    /** Bytes that went to the sink. */
    public long written() {
        return written;
    }

    /** Hands over what has not filled a chunk yet. */
    public void flush() {
        out.flush();
    }

    private void select(int number) {
        if (number != database) {
            out.put(RdbOpcode.SELECT);
            out.length(number);
            database = number;
        }
    }

    private void hand(byte[] array, int offset, int length) {
        if (checksum) {
            crc = Crc64.update(crc, array, offset, length);
        }
        written += length;
        sink.write(array, offset, length);
    }
}
