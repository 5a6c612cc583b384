package io.vedette.engine.rdb;

import io.vedette.engine.value.Listpack;
import io.vedette.engine.value.Text;
import java.util.ArrayList;
import java.util.List;

/** The elements of the small encodings, those of older versions among them; each is checked from end to end. */
final class Packed {

    private static final int ZIPLIST_HEADER = 10;
    private static final int END = 0xff;
    private static final int LONG = 0xfe;
    private static final int UNCOUNTED = 0xffff;

    private Packed() {}

    static List<byte[]> listpack(byte[] bytes) {
        Listpack pack = Listpack.of(bytes).orElseThrow(() -> new BadRdb("a listpack is damaged"));
        List<byte[]> elements = new ArrayList<>();
        for (int at = pack.first(); at != Listpack.NONE; at = pack.next(at)) {
            elements.add(pack.value(at));
        }
        return elements;
    }

    /** Width and count of four bytes each, then the numbers, ascending. */
    static List<byte[]> intset(byte[] bytes) {
        RdbReader reader = new RdbReader(new RdbBytes(bytes));
        int width = (int) reader.little(4);
        long count = reader.little(4);
        if ((width != 2 && width != 4 && width != 8) || bytes.length - 8 != count * width) {
            throw new BadRdb("a set of numbers is damaged");
        }
        List<byte[]> elements = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            int unused = Long.SIZE - 8 * width;
            elements.add(Text.of(reader.little(width) << unused >> unused));
        }
        return elements;
    }

    /** Bytes, tail, count; entries that tell the size of the one before, their own kind and length, and the bytes. */
    static List<byte[]> ziplist(byte[] bytes) {
        RdbBytes source = new RdbBytes(bytes);
        RdbReader reader = new RdbReader(source);
        long size = reader.little(4);
        long tail = reader.little(4);
        long count = reader.little(2);
        List<byte[]> elements = new ArrayList<>();
        long before = 0;
        long last = ZIPLIST_HEADER;
        for (int first = reader.next(); first != END; first = reader.next()) {
            last = bytes.length - source.left() - 1;
            long told = first == LONG ? reader.little(4) : first;
            if (told != before) {
                throw damagedZiplist();
            }
            elements.add(ziplistEntry(reader, reader.next()));
            before = bytes.length - source.left() - last;
        }
        boolean counted = count == UNCOUNTED || count == elements.size();
        if (size != bytes.length || source.left() != 0 || !counted || tail != last) {
            throw damagedZiplist();
        }
        return elements;
    }

    private static byte[] ziplistEntry(RdbReader reader, int kind) {
        if (kind < 0x40) {
            return reader.bytes(kind);
        }
        if (kind < 0x80) {
            return reader.bytes((kind & 0x3f) << 8 | reader.next());
        }
        return switch (kind) {
            case 0x80 -> reader.bytes((int) Math.min(Integer.MAX_VALUE, big(reader)));
            case 0xc0 -> Text.of(reader.little(2) << 48 >> 48);
            case 0xd0 -> Text.of(reader.little(4) << 32 >> 32);
            case 0xe0 -> Text.of(reader.little(8));
            case 0xf0 -> Text.of(reader.little(3) << 40 >> 40);
            case 0xfe -> Text.of(reader.little(1) << 56 >> 56);
            default -> immediate(kind);
        };
    }

    private static byte[] immediate(int kind) {
        if (kind < 0xf1 || kind > 0xfd) {
            throw damagedZiplist();
        }
        return Text.of((kind & 0x0f) - 1L);
    }

    private static long big(RdbReader reader) {
        long value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 8 | reader.next();
        }
        return value;
    }

    private static BadRdb damagedZiplist() {
        return new BadRdb("a ziplist is damaged");
    }

    /** A count, then in turn the length of a field, the field, the length of a value, unused bytes behind it, the value. */
    static List<byte[]> zipmap(byte[] bytes) {
        RdbBytes source = new RdbBytes(bytes);
        RdbReader reader = new RdbReader(source);
        int count = reader.next();
        List<byte[]> elements = new ArrayList<>();
        for (int first = reader.next(); first != END; first = reader.next()) {
            elements.add(reader.bytes(zipmapLength(reader, first)));
            int length = zipmapLength(reader, reader.next());
            int unused = reader.next();
            elements.add(reader.bytes(length));
            reader.bytes(unused);
        }
        if (source.left() != 0 || (count < LONG && count != elements.size() / 2)) {
            throw new BadRdb("a zipmap is damaged");
        }
        return elements;
    }

    private static int zipmapLength(RdbReader reader, int first) {
        if (first == END) {
            throw new BadRdb("a zipmap is damaged");
        }
        return first == LONG ? (int) Math.min(Integer.MAX_VALUE, reader.little(4)) : first;
    }
}
