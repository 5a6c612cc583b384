package io.vedette.sentinel.state;

import io.vedette.quorum.SentinelId;
import io.vedette.resp.process.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What was promised since the file was written, behind one another: a vote costs one short write and one sync, however many groups
 * there are. Each entry is whole or it is not there:
 *
 * <pre>
 * vedette1 &lt;id of the sentinel&gt; &lt;bytes that follow&gt; &lt;CRC32C of the id and them&gt;
 * current-epoch 7
 * group mymaster 127.0.0.1 6379 6 7
 * </pre>
 *
 * <p>An entry is synced before the next one is begun, so a crash can only damage the last one. What that said was not promised yet.
 */
final class StateJournal {
    static final String SUFFIX = ".journal";

    private static final String FORM = "vedette1";
    private static final int WORDS = 4;

    private final Disk disk;
    private final Path file;
    private long length;
    /** What stands there is none of ours: it is to be worked into the file before anything is added. */
    private boolean used;

    StateJournal(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
        this.used = !isEmpty();
    }

    private boolean isEmpty() {
        try {
            return !Files.exists(file) || Files.size(file) == 0;
        } catch (IOException unknown) {
            return false;
        }
    }

    static Path beside(Path config) {
        return config.resolveSibling(config.getFileName() + SUFFIX);
    }

    /** Durable on return; when it fails, what was added before still is. Tells how long the journal is now. */
    long add(StateNews news) throws IOException {
        if (used) {
            throw new IOException(file + " holds what is not in the configuration file yet");
        }
        byte[] entry = entry(news);
        boolean fresh = length == 0 && !Files.exists(file);
        disk.extend(file, length, entry);
        disk.sync(file);
        if (fresh) {
            disk.sync(file.resolveSibling("."));
        }
        length += entry.length;
        return length;
    }

    /** All that was added stands elsewhere now. The file stays, so that the next vote need not make one. */
    void forget() throws IOException {
        if (!isEmpty()) {
            used = true;
            disk.extend(file, 0, new byte[0]);
            disk.sync(file);
        }
        used = false;
        length = 0;
    }

    boolean isUsed() {
        return used;
    }

    void delete() throws IOException {
        disk.delete(file);
        length = 0;
    }

    private static byte[] entry(StateNews news) {
        byte[] text = NewsText.write(news).getBytes(StandardCharsets.UTF_8);
        byte[] head = (String.join(
                                " ",
                                FORM,
                                news.myId().text(),
                                Integer.toString(text.length),
                                checksum(news.myId(), text))
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] entry = Arrays.copyOf(head, head.length + text.length);
        System.arraycopy(text, 0, entry, head.length, text.length);
        return entry;
    }

    private static String checksum(SentinelId id, byte[] text) {
        CRC32C crc = new CRC32C();
        crc.update(id.text().getBytes(StandardCharsets.UTF_8));
        crc.update(text);
        return Long.toHexString(crc.getValue());
    }

    /**
     * What the journal at this place says, in order; nothing where there is none.
     *
     * @throws DamagedJournal when something is damaged that a crash does not damage
     */
    static List<StateNews> read(Path file) throws IOException, DamagedJournal {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            return List.of();
        }
        List<StateNews> all = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            Optional<Found> found = at(bytes, at);
            if (found.isEmpty()) {
                requireNothingBehind(file, bytes, at);
                return all;
            }
            all.add(news(file, found.get(), at));
            at = found.get().end();
        }
        return all;
    }

    private record Found(SentinelId id, String text, int end) {}

    /** The whole entry that begins there. */
    private static Optional<Found> at(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String[] words = new String(bytes, from, end - from, StandardCharsets.UTF_8).split(" ", -1);
        if (end == bytes.length || words.length != WORDS || !words[0].equals(FORM)) {
            return Optional.empty();
        }
        try {
            int first = end + 1;
            int behind = Math.addExact(first, Integer.parseInt(words[2]));
            if (behind < first || behind > bytes.length) {
                return Optional.empty();
            }
            byte[] text = Arrays.copyOfRange(bytes, first, behind);
            SentinelId id = new SentinelId(words[1]);
            return checksum(id, text).equals(words[3])
                    ? Optional.of(new Found(id, new String(text, StandardCharsets.UTF_8), behind))
                    : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException damaged) {
            return Optional.empty();
        }
    }

    private static StateNews news(Path file, Found found, int at) throws DamagedJournal {
        try {
            return NewsText.read(found.id(), found.text());
        } catch (IllegalArgumentException | IndexOutOfBoundsException strange) {
            throw new DamagedJournal(file, at, "an entry that cannot be read (" + strange.getMessage() + ")");
        }
    }

    /** The entry there is damaged: if a whole one follows, it was not the last one, so no crash has done it. */
    private static void requireNothingBehind(Path file, byte[] bytes, int damaged) throws DamagedJournal {
        for (int at = damaged + 1; at < bytes.length; at++) {
            if (bytes[at] == FORM.charAt(0) && at(bytes, at).isPresent()) {
                throw new DamagedJournal(file, damaged, "a damaged entry with whole ones behind it");
            }
        }
    }
}
