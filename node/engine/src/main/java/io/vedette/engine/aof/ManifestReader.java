package io.vedette.engine.aof;

import io.netty.buffer.Unpooled;
import io.vedette.resp.Request;
import io.vedette.resp.RequestReader;
import io.vedette.resp.WireLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a manifest by Redis's rules and refuses it in Redis's words: a line that was cut is no line. */
final class ManifestReader {

    /** Redis reads a line into so many bytes, its end included. */
    private static final int LONGEST_LINE = 1024;

    private static final String MALFORMED = "Invalid AOF manifest file format";

    private final byte[] bytes;
    private final List<AofPart> history = new ArrayList<>();
    private final List<AofPart> incr = new ArrayList<>();
    private @Nullable AofPart base;
    private int lineNumber;
    private String line = "";

    ManifestReader(byte[] bytes) {
        this.bytes = bytes;
    }

    AofManifest read() throws BadManifest {
        if (bytes.length == 0) {
            throw bad("Found an empty AOF manifest");
        }
        int from = 0;
        while (from < bytes.length) {
            lineNumber++;
            int end = lineEnd(from);
            if (bytes[from] != '#') {
                line = "";
                if (end < 0 || end - from >= LONGEST_LINE) {
                    throw bad("The AOF manifest file contains too long line");
                }
                line = new String(bytes, from, end - from, StandardCharsets.UTF_8).strip();
                add(part());
            }
            from = end < 0 ? bytes.length : end + 1;
        }
        return new AofManifest(Optional.ofNullable(base), history, incr);
    }

    /** Where the line that begins there ends, or -1; a NUL ends nothing, but hides what is behind it. */
    private int lineEnd(int from) {
        for (int i = from; i < bytes.length && bytes[i] != 0; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void add(AofPart part) throws BadManifest {
        switch (part.kind()) {
            case BASE -> {
                if (base != null) {
                    throw bad("Found duplicate base file information");
                }
                base = part;
            }
            case HISTORY -> history.add(part);
            case INCR -> {
                if (!incr.isEmpty() && part.seq() <= incr.get(incr.size() - 1).seq()) {
                    throw bad("Found a non-monotonic sequence number");
                }
                incr.add(part);
            }
        }
    }

    /** Pairs of a name and a value; names we do not know may come from a later version. */
    private AofPart part() throws BadManifest {
        List<String> words = words();
        if (words.size() < 6 || words.size() % 2 != 0) {
            throw bad(MALFORMED);
        }
        String name = "";
        long seq = 0;
        String type = "";
        for (int i = 0; i < words.size(); i += 2) {
            String value = words.get(i + 1);
            switch (words.get(i).toLowerCase(Locale.ROOT)) {
                case "file" -> name = fileName(value);
                case "seq" -> seq = number(value);
                case "type" -> type = value;
                default -> {}
            }
        }
        if (name.isEmpty() || seq < 1 || type.isEmpty()) {
            throw bad(MALFORMED);
        }
        return new AofPart(name, seq, kind(type.charAt(0)));
    }

    private String fileName(String value) throws BadManifest {
        if (value.indexOf('/') >= 0 || value.indexOf('\\') >= 0) {
            throw bad("File can't be a path, just a filename");
        }
        return value;
    }

    private long number(String value) throws BadManifest {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException notOne) {
            throw bad(MALFORMED);
        }
    }

    private AofKind kind(char letter) throws BadManifest {
        for (AofKind kind : AofKind.values()) {
            if (kind.letter() == letter) {
                return kind;
            }
        }
        throw bad("Unknown AOF file type");
    }

    /** The line's words, with the quotes and escapes of an inline command. */
    private List<String> words() throws BadManifest {
        int room = 4 * LONGEST_LINE;
        RequestReader reader = new RequestReader(new WireLimits(room, room, room, room, room, room));
        // The blank keeps a line that begins with an asterisk from being an array.
        reader.append(Unpooled.copiedBuffer(" " + line + "\n", StandardCharsets.UTF_8));
        try {
            if (!(reader.next() instanceof Request request)) {
                throw bad(MALFORMED);
            }
            List<String> words = new ArrayList<>();
            for (int i = 0; i < request.argc(); i++) {
                words.add(request.text(i));
            }
            return words;
        } finally {
            reader.release();
        }
    }

    private BadManifest bad(String reason) {
        return new BadManifest(line.isEmpty() ? 0 : lineNumber, line, reason);
    }
}
