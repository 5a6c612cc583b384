package io.vedette.engine.rdb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What FUNCTION DUMP gives and FUNCTION RESTORE takes: the texts of libraries, in the frame of a {@link Dump}. */
public final class FunctionDump {
    private FunctionDump() {}

    public static byte[] of(Collection<byte[]> codes) {
        RdbWriter out = new RdbWriter(true);
        for (byte[] code : codes) {
            out.put(RdbOpcode.FUNCTION);
            out.string(code);
        }
        return Dump.sealed(out);
    }

    /** The texts in an intact dump; {@link BadRdb} tells a client what stands there in their place. */
    public static List<byte[]> read(byte[] array, int offset, int length) {
        RdbBytes source = Dump.content(array, offset, length);
        RdbReader reader = new RdbReader(source);
        List<byte[]> codes = new ArrayList<>();
        while (source.left() > 0) {
            int type = reader.next();
            if (type == RdbOpcode.FUNCTION_BEFORE_RELEASE) {
                throw new BadRdb("Pre-GA function format not supported");
            }
            if (type != RdbOpcode.FUNCTION) {
                throw new BadRdb("given type is not a function");
            }
            codes.add(code(reader));
        }
        return codes;
    }

    private static byte[] code(RdbReader reader) {
        try {
            return reader.string();
        } catch (BadRdb damaged) {
            throw new BadRdb("Failed loading library code");
        }
    }
}
