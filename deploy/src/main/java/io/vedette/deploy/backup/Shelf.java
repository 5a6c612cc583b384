package io.vedette.deploy.backup;

import io.vedette.deploy.local.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of backups. Of each there are three files, the last of which to come and the first to go is what makes it one:
 *
 * <pre>
 *   orders-20261121T184416Z.rdb           the snapshot
 *   orders-20261121T184416Z.rdb.sha256    as sha256sum writes and checks it
 *   orders-20261121T184416Z.rdb.info      from whom, how many keys, which place in the stream
 * </pre>
 */
final class Shelf {
    private static final String SUFFIX = ".rdb";
    private static final String STAMP = "-\\d{8}T\\d{6}Z\\.rdb";

    private final Path folder;

    Shelf(Path folder) {
        this.folder = folder;
    }

    /** The names of all, oldest first. */
    List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches(".+" + STAMP))
                    .sorted(Comparator.comparing((String name) -> name.substring(name.lastIndexOf('-')))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    /** That of this name, with or without its ending; the last one where none is named. */
    String named(String name) throws IOException, Refusal {
        List<String> all = names();
        if (all.isEmpty()) {
            throw new Refusal("there is no backup in " + folder);
        }
        if (name.isEmpty()) {
            return all.get(all.size() - 1);
        }
        String whole = name.endsWith(SUFFIX) ? name : name + SUFFIX;
        if (!all.contains(whole)) {
            throw new Refusal("there is no backup '" + name + "' in " + folder + "; --list shows them");
        }
        return whole;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Where one is written before it is complete. */
    Path unfinished(String name) throws IOException {
        Files.createDirectories(folder);
        return folder.resolve(name + ".part");
    }

    /** It is complete and good: from now on it is a backup. */
    void add(String name, String info, Progress progress) throws IOException {
        String sum = sum(unfinished(name), progress);
        write(folder.resolve(name + ".sha256"), sum + "  " + name + "\n");
        write(folder.resolve(name + ".info"), info);
        sync(unfinished(name));
        Files.move(unfinished(name), file(name), StandardCopyOption.ATOMIC_MOVE);
        syncFolder(folder);
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        sync(file);
    }

    static void sync(Path file) throws IOException {
        try (FileChannel open = FileChannel.open(file, StandardOpenOption.WRITE)) {
            open.force(true);
        }
    }

    static void syncFolder(Path folder) throws IOException {
        try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
            open.force(true);
        }
    }

    /** Deletes the oldest of this group until so many are left; their names. */
    List<String> keep(String group, int most) throws IOException {
        List<String> own = names().stream()
                .filter(name -> name.matches("\\Q" + group + "\\E" + STAMP))
                .toList();
        List<String> old = own.subList(0, Math.max(0, own.size() - most));
        for (String name : old) {
            Files.deleteIfExists(file(name));
            Files.deleteIfExists(folder.resolve(name + ".sha256"));
            Files.deleteIfExists(folder.resolve(name + ".info"));
        }
        return old;
    }

    /** What was noted about it. */
    List<String> info(String name) throws IOException {
        Path file = folder.resolve(name + ".info");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** Fails unless its bytes are those that were written. */
    void check(String name, Progress progress) throws IOException {
        Path file = folder.resolve(name + ".sha256");
        if (!Files.exists(file)) {
            throw new IOException(file + " is missing, which says what the checksum should be");
        }
        String told = Files.readString(file, StandardCharsets.UTF_8).split(" ", 2)[0];
        String found = sum(file(name), progress);
        if (!told.equals(found)) {
            throw new IOException(file(name) + " is not what was written: its SHA-256 is " + found + ", and " + told
                    + " was noted in " + file);
        }
    }

    private static String sum(Path file, Progress progress) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                progress.add(count);
            }
            progress.end();
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IOException("this JVM has no SHA-256", missing);
        }
    }
}
