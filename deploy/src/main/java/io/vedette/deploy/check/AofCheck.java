package io.vedette.deploy.check;

import io.vedette.engine.aof.AofKind;
import io.vedette.engine.aof.AofManifest;
import io.vedette.engine.aof.AofPart;
import io.vedette.engine.aof.BadManifest;
import io.vedette.node.persist.RdbInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Files as a node would load them: all that a manifest names, or a single one of an old version. */
final class AofCheck {
    private static final byte[] MANIFEST = "file".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final AofMending mending;
    private final PrintWriter out;

    AofCheck(Path file, AofMending mending) {
        this.file = file;
        this.mending = mending;
        this.out = mending.out();
    }

    void run() throws IOException, Unusable {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Unusable("Cannot open file: " + file);
        }
        if (isManifest()) {
            all();
        } else {
            out.println("Start checking Old-Style AOF");
            check(file, file.toString(), true, "AOF");
        }
    }

    private boolean isManifest() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MANIFEST.length), MANIFEST);
        }
    }

    private void all() throws IOException, Unusable {
        out.println("Start checking Multi Part AOF");
        List<AofPart> parts = manifest().loaded();
        boolean increments = false;
        for (int i = 0; i < parts.size(); i++) {
            AofPart part = parts.get(i);
            Path path = file.resolveSibling(part.name());
            if (!Files.isReadable(path)) {
                throw new Unusable("Cannot open file: " + path + ", aborting...");
            }
            boolean last = i == parts.size() - 1;
            if (part.kind() == AofKind.BASE) {
                base(part, path, last);
            } else {
                if (!increments) {
                    out.println("Start to check INCR files.");
                    increments = true;
                }
                check(path, part.name(), last, "INCR AOF");
            }
        }
        out.println("All AOF files and manifest are valid");
    }

    private AofManifest manifest() throws IOException, Unusable {
        try {
            return AofManifest.read(Files.readAllBytes(file));
        } catch (BadManifest bad) {
            out.println();
            out.println("*** FATAL AOF MANIFEST FILE ERROR ***");
            if (bad.lineNumber() > 0) {
                out.println("Reading the manifest file, at line " + bad.lineNumber());
                out.println(">>> '" + bad.line() + "'");
            }
            throw new Unusable(bad.reason());
        }
    }

    private void base(AofPart part, Path path, boolean last) throws IOException, Unusable {
        boolean snapshot = RdbInput.beginsIn(path);
        out.println("Start to check BASE AOF (" + (snapshot ? "RDB" : "RESP") + " format).");
        check(path, part.name(), last, "BASE AOF");
    }

    private void check(Path path, String name, boolean last, String kind) throws IOException, Unusable {
        OneAof.Verdict verdict = new OneAof(path, name, last, mending).check();
        out.println(verdict.line(kind, name, mending.upToSecond()));
    }
}
