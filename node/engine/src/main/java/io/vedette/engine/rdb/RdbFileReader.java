package io.vedette.engine.rdb;

import io.vedette.engine.dict.SipHash;
import io.vedette.engine.value.Limits;
import java.nio.charset.StandardCharsets;

/**
 * Reads a file of any version up to 12 from its first byte to its last, and not a byte further: what follows, be it the
 * mark of a full sync without a length or the commands of an append-only file, is left where it is (see
 * {@link RdbStream#rest}).
 */
public final class RdbFileReader {

    private static final String MAGIC = "REDIS";

    /** How many bytes tell whether it is one. */
    public static final int MAGIC_LENGTH = MAGIC.length();

    private static final int NEWEST = 12;
    private static final int FIRST_WITH_CHECKSUM = 5;
    private static final int HEADER = 9;
    private static final long NEVER = -1;
    private static final int SHOWN_KEY = 64;
    private static final byte[] NO_KEY = {};

    /** Where a value is read, what is told of it is put into words only if there is something to tell. */
    private static final String VALUE = "a value";

    private static final String KEY = "a key";

    private final RdbStream source;
    private final RdbReader reader;
    private final ValueReader values;
    private final boolean checking;
    private final RdbContent content;
    private int version;
    private int database;
    private long expiresAtMs = NEVER;
    private Usage usage = Usage.NONE;
    private String reading = "the header";
    private int type;
    private long typeAt;
    private byte[] key = NO_KEY;

    /** @param checking whether a checksum that does not fit is an error */
    public RdbFileReader(RdbStream source, SipHash hashing, Limits limits, boolean checking, RdbContent content) {
        this.source = source;
        this.reader = new RdbReader(source);
        this.values = new ValueReader(reader, hashing, limits);
        this.checking = checking;
        this.content = content;
    }

    /** Whether these, so many as {@link #MAGIC_LENGTH}, are the first bytes of a file of this format. */
    public static boolean isBegunBy(byte[] first) {
        return text(first).equals(MAGIC);
    }

    /** Tells the content everything. */
    public void read() throws DamagedRdb {
        try {
            header();
            int opcode = next();
            while (opcode != RdbOpcode.END) {
                step(opcode);
                opcode = next();
            }
            reading = "the checksum";
            checksum();
        } catch (BadRdb bad) {
            throw new DamagedRdb(source.taken(), bad.getMessage() + " (in " + place() + ")");
        }
    }

    /** The version of the file, once its header was read. */
    public int version() {
        return version;
    }

    private void header() {
        String text = text(reader.bytes(HEADER));
        if (!text.startsWith(MAGIC)) {
            throw new BadRdb("there is no RDB file: it does not begin with REDIS");
        }
        String digits = text.substring(MAGIC.length());
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new BadRdb("the version is no number");
        }
        version = Integer.parseInt(digits);
        if (version < 1 || version > NEWEST) {
            throw new BadRdb("the format has version " + version + ", and " + NEWEST + " is the newest that is known");
        }
    }

    private int next() {
        reading = "an opcode or a type";
        return reader.next();
    }

    private void step(int opcode) {
        switch (opcode) {
            case RdbOpcode.AUX -> field();
            case RdbOpcode.FUNCTION -> {
                reading = "a library of functions";
                content.function(reader.string());
            }
            case RdbOpcode.SELECT -> {
                reading = "the number of a database";
                database = number(reader.length());
            }
            case RdbOpcode.RESIZE -> {
                reading = "the sizes of a database";
                content.sizes(database, reader.length(), reader.length());
            }
            case RdbOpcode.SLOT_INFO -> {
                reading = "the sizes of a slot";
                reader.length();
                reader.length();
                reader.length();
            }
            case RdbOpcode.EXPIRES_AT_MS -> {
                reading = "a time of expiry";
                expiresAtMs = reader.little(8);
            }
            case RdbOpcode.EXPIRES_AT_SECONDS -> {
                reading = "a time of expiry";
                expiresAtMs = 1000L * (int) reader.little(4);
            }
            case RdbOpcode.IDLE -> {
                reading = "an idle time";
                usage = Usage.idle(reader.length());
            }
            case RdbOpcode.FREQUENCY -> {
                reading = "a frequency";
                usage = Usage.frequency(reader.next());
            }
            case RdbOpcode.MODULE_AUX -> {
                reading = "a module's data";
                throw new BadRdb("data of the module " + ModuleName.of(reader.length())
                        + " stand here, which cannot be read without it");
            }
            case RdbOpcode.FUNCTION_BEFORE_RELEASE ->
                throw new BadRdb("functions stand here in the form of a release candidate of Redis 7.0");
            default -> entry(opcode);
        }
    }

    private void field() {
        reading = "a field about the file";
        String name = text(reader.string());
        content.field(name, text(reader.string()));
    }

    private void entry(int opcode) {
        if (!ValueReader.knows(opcode)) {
            reading = "a value of type " + opcode;
            throw new BadRdb("there is no type and no opcode " + opcode);
        }
        type = opcode;
        typeAt = source.taken() - 1;
        reading = KEY;
        byte[] name = reader.string();
        key = name;
        reading = VALUE;
        Loaded value = values.read(type);
        if (value instanceof Loaded.Nothing) {
            content.empty(name);
        } else {
            content.entry(database, name, value, expiresAtMs, usage);
        }
        expiresAtMs = NEVER;
        usage = Usage.NONE;
    }

    private String place() {
        String there = " that begins at byte " + typeAt;
        return switch (reading) {
            case KEY -> "the key of a value of type " + type + there;
            case VALUE -> "the value of type " + type + " of key '" + shown(key) + "'" + there;
            default -> reading;
        };
    }

    private void checksum() {
        if (version < FIRST_WITH_CHECKSUM) {
            return;
        }
        long computed = source.crc();
        long told = reader.little(8);
        if (checking && told != 0 && told != computed) {
            throw new BadRdb("RDB CRC error: the checksum is " + Long.toHexString(told)
                    + ", and that of the bytes before it is " + Long.toHexString(computed));
        }
    }

    private static int number(long database) {
        if (database < 0 || database > Integer.MAX_VALUE) {
            throw new BadRdb("there is no database " + Long.toUnsignedString(database));
        }
        return (int) database;
    }

    /** As much of a key as belongs in a message, what is no letter shown as a dot. */
    private static String shown(byte[] key) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(SHOWN_KEY, key.length); i++) {
            text.append(key[i] >= ' ' && key[i] < 127 ? (char) key[i] : '.');
        }
        return key.length > SHOWN_KEY ? text + "..." : text.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
