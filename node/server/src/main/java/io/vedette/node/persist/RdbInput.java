package io.vedette.node.persist;

import io.vedette.engine.rdb.RdbFeed;
import io.vedette.engine.rdb.RdbFileReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Between files and the reader of snapshots, which knows none. */
public final class RdbInput {
    private RdbInput() {}

    /** What a stream of bytes has; throws its failures as {@link UncheckedIOException}. */
    public static RdbFeed of(InputStream in) {
        return (into, offset, most) -> {
            try {
                return in.read(into, offset, most);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        };
    }

    /** Whether the file begins with a snapshot, whatever comes behind it. */
    public static boolean beginsIn(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return RdbFileReader.isBegunBy(in.readNBytes(RdbFileReader.MAGIC_LENGTH));
        }
    }
}
