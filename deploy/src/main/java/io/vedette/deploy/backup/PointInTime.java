package io.vedette.deploy.backup;

import io.vedette.deploy.check.Extent;
import io.vedette.deploy.check.Inventory;
import io.vedette.deploy.local.Refusal;
import io.vedette.engine.aof.AofKind;
import io.vedette.engine.aof.AofManifest;
import io.vedette.engine.aof.AofPart;
import io.vedette.engine.aof.BadManifest;
import io.vedette.node.persist.RdbInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What the append-only files of a node held at the end of a second: which of them, and how much of each. Looked for in files that
 * nobody changes meanwhile but by writing behind them, so a copy, or a node that is not just rewriting them. The last command may
 * be cut off; anything else that cannot be loaded is an error, for what is missing in the middle cannot be left out.
 */
final class PointInTime {
    private static final String MANIFEST = ".manifest";
    private static final String WRITTEN_AT = "ctime";

    /** So much of a file. */
    record Piece(AofPart part, Path file, long bytes) {}

    private final OptionalLong upToSecond;
    private final BiFunction<String, Long, Progress> progress;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private OptionalLong lastAt = OptionalLong.empty();
    private boolean reached;

    private PointInTime(OptionalLong upToSecond, BiFunction<String, Long, Progress> progress) {
        this.upToSecond = upToSecond;
        this.progress = progress;
    }

    /** @param files the folder of the manifest, or the manifest itself */
    static PointInTime of(Path files, OptionalLong upToSecond, BiFunction<String, Long, Progress> progress)
            throws IOException, Refusal {
        Path manifest = Files.isDirectory(files) ? manifestIn(files) : files;
        PointInTime then = new PointInTime(upToSecond, progress);
        then.look(manifest);
        return then;
    }

    private static Path manifestIn(Path folder) throws IOException, Refusal {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> manifests = files.filter(
                            file -> String.valueOf(file.getFileName()).endsWith(MANIFEST))
                    .toList();
            if (manifests.size() != 1) {
                throw new Refusal(folder + " holds " + manifests.size() + " files that end in " + MANIFEST
                        + ", expected one; name the 'appendonlydir' of a node, or the manifest itself");
            }
            return manifests.get(0);
        }
    }

    private void look(Path manifest) throws IOException, Refusal {
        List<AofPart> parts = read(manifest).loaded();
        for (int i = 0; i < parts.size() && !reached; i++) {
            Path file = manifest.resolveSibling(parts.get(i).name());
            boolean snapshot = parts.get(i).kind() == AofKind.BASE && RdbInput.beginsIn(file);
            long begin = snapshot ? snapshot(file) : 0;
            commands(parts.get(i), file, begin, i == parts.size() - 1);
        }
        if (upToSecond.isPresent() && lastAt.isEmpty() && !reached) {
            throw new Refusal("nothing in " + manifest.toAbsolutePath().getParent()
                    + " says when it happened: the node ran without 'aof-timestamp-enabled yes', so there is no point in time;"
                    + " without --until all of it is restored");
        }
    }

    private static AofManifest read(Path manifest) throws IOException {
        try {
            return AofManifest.read(Files.readAllBytes(manifest));
        } catch (BadManifest bad) {
            throw new IOException(manifest + " line " + bad.lineNumber() + ": " + bad.reason(), bad);
        }
    }

    /** Returns where it ends. */
    private long snapshot(Path file) throws IOException, Refusal {
        Inventory found = Loadable.of(file, progress.apply("Loading", Files.size(file)));
        String writtenAt = found.field(WRITTEN_AT);
        if (upToSecond.isPresent()
                && writtenAt.matches("\\d{1,12}")
                && Long.parseLong(writtenAt) > upToSecond.getAsLong()) {
            throw new Refusal("these files begin at " + Second.inWords(Long.parseLong(writtenAt))
                    + ", when the base was written; what was before is only in older copies or in a backup");
        }
        return found.end();
    }

    private void commands(AofPart part, Path file, long begin, boolean last) throws IOException {
        long size = Files.size(file);
        Extent extent = Extent.of(file, begin, upToSecond);
        lastAt = extent.lastAt().isPresent() ? extent.lastAt() : lastAt;
        reached = extent.tooLateAt().isPresent();
        if (!extent.complaint().isEmpty()) {
            if (!last) {
                throw new IOException(file + " cannot be loaded from byte " + extent.goodUpTo() + " on: "
                        + extent.complaint().strip() + "; 'vedette check-aof' tells more");
            }
            remarks.add((size - extent.goodUpTo()) + " bytes at the end of " + part.name()
                    + " are no whole command and are left out");
        }
        pieces.add(new Piece(part, file, extent.goodUpTo()));
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** The manifest of these pieces. */
    AofManifest manifest() {
        List<AofPart> parts = pieces.stream().map(Piece::part).toList();
        Optional<AofPart> base =
                parts.stream().filter(part -> part.kind() == AofKind.BASE).findFirst();
        return new AofManifest(
                base,
                List.of(),
                parts.stream().filter(part -> part.kind() == AofKind.INCR).toList());
    }

    /** What whoever restores it should know. */
    List<String> remarks() {
        return remarks;
    }

    String inWords() {
        String until = lastAt.isPresent() ? ", up to " + Second.inWords(lastAt.getAsLong()) : "";
        return (reached ? "what was written until " + Second.inWords(upToSecond.orElseThrow()) : "all that was written")
                + until;
    }
}
