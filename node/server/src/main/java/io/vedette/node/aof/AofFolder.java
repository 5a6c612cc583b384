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

    Path manifestFile() {
        return resolve(fileName + ".manifest");
    }

    AofManifest manifest() {
        return manifest;
    }

    /** Reads the manifest, if there is one; takes over the file of an old version. */
    void open() throws IOException, BadManifest {
        manifest =
                Files.exists(manifestFile()) ? AofManifest.read(Files.readAllBytes(manifestFile())) : AofManifest.EMPTY;
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
