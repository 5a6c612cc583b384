package io.vedette.deploy.check;

import io.vedette.engine.aof.AofItem;
import io.vedette.engine.aof.AofReader;
import io.vedette.engine.aof.Timestamps;
import io.vedette.engine.aof.WholeUnits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How far a file of commands is good, and why not further.
 *
 * @param goodUpTo the place behind the last whole command or transaction
 * @param lines before the place where reading stopped
 * @param complaint what is wrong there, as redis-check-aof puts it; empty when nothing is
 * @param tooLateAt the first second that is later than the one asked for, where reading stopped for that
 * @param lastAt the last second that was named before
 */
public record Extent(long goodUpTo, long lines, String complaint, OptionalLong tooLateAt, OptionalLong lastAt) {
    private static final int PIECE_BYTES = 1 << 20;

    /** From {@code offset} on, up to the end of this second of Unix time if one is given. */
    public static Extent of(Path file, long offset, OptionalLong upToSecond) throws IOException {
        long size = Files.size(file);
        AofReader reader = new AofReader(offset, size);
        WholeUnits units = new WholeUnits(offset);
        OptionalLong lastAt = OptionalLong.empty();
        byte[] piece = new byte[PIECE_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(offset);
            while (true) {
                AofItem item = reader.next();
                if (item instanceof AofItem.Command command) {
                    String wrong = units.command(command.words().get(0), reader.offset());
                    if (!wrong.isEmpty()) {
                        return stopped(reader, units, lastAt, reader.offset(), wrong);
                    }
                } else if (item instanceof AofItem.Annotation annotation) {
                    OptionalLong at = Timestamps.secondOf(annotation);
                    if (upToSecond.isPresent() && at.isPresent() && at.getAsLong() > upToSecond.getAsLong()) {
                        return new Extent(units.goodUpTo(), reader.lines(), "", at, lastAt);
                    }
                    lastAt = at.isPresent() ? at : lastAt;
                    units.annotation(reader.offset());
                } else if (item instanceof AofItem.Cut cut) {
                    return stopped(reader, units, lastAt, cut.offset(), cut.found());
                } else if (item instanceof AofItem.Damage damage) {
                    return stopped(reader, units, lastAt, damage.offset(), damage.found());
                } else {
                    int length = in.read(piece);
                    if (length < 0) {
                        return units.isWithin()
                                ? stopped(reader, units, lastAt, size, "Reached EOF before reading EXEC for MULTI")
                                : new Extent(units.goodUpTo(), reader.lines(), "", OptionalLong.empty(), lastAt);
                    }
                    reader.append(piece, 0, length);
                }
            }
        }
    }

    private static Extent stopped(AofReader reader, WholeUnits units, OptionalLong lastAt, long offset, String found) {
        String complaint = String.format(Locale.ROOT, "0x%16x: %s", offset, found);
        return new Extent(units.goodUpTo(), reader.lines(), complaint, OptionalLong.empty(), lastAt);
    }
}
