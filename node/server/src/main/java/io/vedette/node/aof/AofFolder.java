package io.vedette.node.aof;

import io.vedette.engine.aof.AofManifest;
import io.vedette.engine.aof.AofPart;
import io.vedette.engine.aof.BadManifest;
import io.vedette.node.disk.Disk;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the append-only files, and what its manifest says. Used by one thread at a time: that of the start, then
 * that of the worker which writes.
 */
final class AofFolder {
    private static final Logger LOG = LoggerFactory.getLogger(AofFolder.class);

    private static final String UNFINISHED = "temp-rewriteaof-bg-*.aof";

    private final Disk disk;
    private final Path dir;
    private final Path folder;
    private final String fileName;
    private AofManifest manifest = AofManifest.EMPTY;
    private boolean known;

    /** @param dir the working folder, in which old versions had their only file */
    AofFolder(Disk disk, Path dir, String folderName, String fileName) {
        this.disk = disk;
        this.dir = dir;
        this.folder = dir.resolve(folderName);
        this.fileName = fileName;
    }

    Disk disk() {
        return disk;
    }

    /** What the names of all files begin with. */
    String fileName() {
        return fileName;
    }

    Path path() {
        return folder;
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    Path resolve(AofPart part) {
        return resolve(part.name());
    }

    /** Where a base is written before it is one. */
    Path unfinishedBase(long pid) {
        return resolve(UNFINISHED.replace("*", Long.toString(pid)));
    }

    /** Where an increment is written before it counts. */
    Path unfinishedIncr() {
        return resolve("temp-" + fileName + ".incr");
    }

    Path manifestFile() {
        return resolve(fileName + ".manifest");
    }

    AofManifest manifest() {
        return manifest;
    }

    /** Whether it is the one in this working folder. */
    boolean isIn(Path otherDir) {
        return dir.equals(otherDir);
    }

    /** The same in another working folder, of which nothing is known yet. */
    AofFolder in(Path otherDir) {
        return new AofFolder(disk, otherDir, String.valueOf(folder.getFileName()), fileName);
    }

    /** Learns what is there, before anything of it is replaced for the first time. */
    void learn() throws IOException {
        if (known) {
            return;
        }
        try {
            manifest = read();
            known = true;
        } catch (BadManifest bad) {
            throw new IOException(manifestFile() + " is not replaced: " + bad.reason(), bad);
        }
    }

    private AofManifest read() throws IOException, BadManifest {
        return Files.exists(manifestFile()) ? AofManifest.read(Files.readAllBytes(manifestFile())) : AofManifest.EMPTY;
    }

    /** Reads the manifest, if there is one; takes over the file of an old version. */
    void open() throws IOException, BadManifest {
        manifest = read();
        known = true;
        if (Files.exists(dir.resolve(fileName)) && isBeforeUpgrade()) {
            upgrade();
        }
    }

    /** Also where an upgrade was interrupted between its two steps. */
    private boolean isBeforeUpgrade() {
        boolean begun = manifest.equals(AofManifest.upgraded(fileName)) && !Files.exists(resolve(fileName));
        return manifest.loaded().isEmpty() || begun;
    }

    private void upgrade() throws IOException {
        makeFolder();
        persist(AofManifest.upgraded(fileName));
        disk.rename(dir.resolve(fileName), resolve(fileName));
        disk.syncFolder(folder);
        LOG.info(
                "Successfully migrated an old-style AOF configuration ({}) into the AOF directory ({}).",
                fileName,
                folder.getFileName());
    }

    void makeFolder() throws IOException {
        disk.makeFolder(folder);
    }

    /** From now on these files are the data; when this returns a crash does not change that. */
    void persist(AofManifest next) throws IOException {
        disk.replace(manifestFile(), next.bytes());
        manifest = next;
    }

    /** Deletes what a rewrite replaced. */
    void dropHistory() throws IOException {
        if (manifest.history().isEmpty()) {
            return;
        }
        for (AofPart part : manifest.history()) {
            LOG.info("Removing the history file {} in the background", part.name());
            disk.delete(resolve(part));
        }
        persist(manifest.withoutHistory());
    }

    /** What cannot be deleted now is still in the manifest, and is deleted after the next rewrite or start. */
    void dropHistoryUnlessKept(AofSettings settings) {
        if (settings.keepsHistory()) {
            return;
        }
        try {
            dropHistory();
        } catch (IOException failure) {
            LOG.warn("The files a rewrite replaced could not all be deleted: {}", failure.toString());
        }
    }

    long bytesOf(AofPart part) throws IOException {
        return Files.size(resolve(part));
    }

    /** Of everything that has to be loaded. */
    long bytes() throws IOException {
        long sum = 0;
        for (AofPart part : manifest.loaded()) {
            sum += bytesOf(part);
        }
        return sum;
    }

    /** Deletes what rewrites left that were never finished. */
    void dropUnfinished() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, UNFINISHED)) {
            for (Path file : left) {
                disk.delete(file);
            }
        }
    }
}
