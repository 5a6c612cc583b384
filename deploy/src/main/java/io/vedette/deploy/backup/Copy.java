package io.vedette.deploy.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The beginning of a file, or all of it, on the disk under another name. */
final class Copy {
    private static final int BUFFER = 1 << 16;

    private Copy() {}

    /** Returns when it is on the disk. */
    static void of(Path from, long bytes, Path to, Progress progress) throws IOException {
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[BUFFER];
            for (long left = bytes; left > 0; ) {
                int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (count < 0) {
                    throw new EOFException(from + " is shorter than it was, by " + left + " bytes");
                }
                out.write(buffer, 0, count);
                progress.add(count);
                left -= count;
            }
        }
        Shelf.sync(to);
        progress.end();
    }
}
