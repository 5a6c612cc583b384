package io.vedette.resp.config;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits one line into words by Redis's rules. Between double quotes {@code \n \r \t \b \a}, {@code \xHH} and an escaped
 * character are understood, between single quotes only {@code \'}. A closing quote must end its word. Quotes may open in
 * the middle of a word.
 *
 * <p>It works on bytes, because {@code \xHH} names a byte; the words are text, because everything that reads them is. A
 * word that is not UTF-8 is refused rather than quietly changed.
 */
public final class ConfigLexer {
    private final byte[] line;
    private final ByteArrayOutputStream word = new ByteArrayOutputStream();
    private int at;

    private ConfigLexer(byte[] line) {
        this.line = line;
    }

    /** The words of the line, or empty where its quotes do not match or a word is not UTF-8. */
    public static Optional<List<String>> words(String line) {
        return new ConfigLexer(line.getBytes(StandardCharsets.UTF_8)).split();
    }

    private Optional<List<String>> split() {
        List<String> words = new ArrayList<>();
        for (skipBlanks(); at < line.length; skipBlanks()) {
            Optional<String> next = word();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            words.add(next.get());
        }
        return Optional.of(words);
    }

    private void skipBlanks() {
        while (at < line.length && blank(line[at])) {
            at++;
        }
    }

    private Optional<String> word() {
        word.reset();
        while (at < line.length && !blank(line[at])) {
            byte next = line[at++];
            if (next == '"' || next == '\'') {
                return quoted(next) ? text() : Optional.empty();
            }
            word.write(next);
        }
        return text();
    }

    /** Consumes up to the closing quote, which also ends the word; false where it is missing or glued to more text. */
    private boolean quoted(byte quote) {
        while (at < line.length) {
            byte next = line[at++];
            if (next == quote) {
                return at == line.length || blank(line[at]);
            }
            if (next == '\\' && at < line.length) {
                escape(quote);
            } else {
                word.write(next);
            }
        }
        return false;
    }

    private void escape(byte quote) {
        if (quote == '\'') {
            escapedInSingleQuotes();
        } else if (line[at] == 'x' && hexAt(at + 1) >= 0 && hexAt(at + 2) >= 0) {
            word.write(hexAt(at + 1) << 4 | hexAt(at + 2));
            at += 3;
        } else {
            word.write(named(line[at++]));
        }
    }

    private void escapedInSingleQuotes() {
        if (line[at] == '\'') {
            word.write(line[at++]);
        } else {
            word.write('\\');
        }
    }

    private static byte named(byte letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'a' -> 7;
            default -> letter;
        };
    }

    private int hexAt(int index) {
        return index < line.length ? Character.digit(line[index], 16) : -1;
    }

    private Optional<String> text() {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(word.toByteArray()))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static boolean blank(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r') || b == 0;
    }
}
