package io.vedette.resp;

/**
 * Splits an inline command, what a person types into telnet, into arguments by Redis's quoting rules: double quotes
 * with backslash escapes and {@code \xHH}, single quotes in which only {@code \'} is special, and a closing quote that
 * must be followed by a blank or the end.
 *
 * <p>Unquoting makes bytes disappear, so the arguments are written to an array of their own: the bytes that were read
 * stay as they were, also where they may not be written to.
 */
final class InlineSplitter {

    private final byte[] line;
    private final int end;
    private final byte[] unquoted;
    private int at;
    private int written;

    private InlineSplitter(byte[] line, int from, int end) {
        this.line = line;
        this.at = from;
        this.end = end;
        this.unquoted = new byte[end - from];
    }

    /** False where the quotes do not balance; else the arguments, perhaps none, are in {@code request}. */
    static boolean split(byte[] line, int from, int end, Request request) {
        InlineSplitter splitter = new InlineSplitter(line, from, end);
        request.locate(splitter.unquoted, 0);
        while (splitter.skipBlanks()) {
            int start = splitter.written;
            if (!splitter.argument()) {
                return false;
            }
            request.add(start, splitter.written - start);
        }
        return true;
    }

    private boolean skipBlanks() {
        while (at < end && isSpace(line[at])) {
            at++;
        }
        return at < end;
    }

    private boolean argument() {
        while (at < end) {
            byte b = line[at++];
            switch (b) {
                case ' ', '\n', '\r', '\t' -> {
                    return true;
                }
                case '"' -> {
                    return doubleQuoted();
                }
                case '\'' -> {
                    return singleQuoted();
                }
                default -> unquoted[written++] = b;
            }
        }
        return true;
    }

    private boolean doubleQuoted() {
        while (at < end) {
            byte b = line[at++];
            if (b == '"') {
                return closes();
            }
            unquoted[written++] = b == '\\' && at < end ? escaped() : b;
        }
        return false;
    }

    private byte escaped() {
        byte b = line[at++];
        if (b == 'x' && at + 1 < end && hex(line[at]) >= 0 && hex(line[at + 1]) >= 0) {
            at += 2;
            return (byte) (hex(line[at - 2]) << 4 | hex(line[at - 1]));
        }
        return switch (b) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'a' -> 7;
            default -> b;
        };
    }

    private boolean singleQuoted() {
        while (at < end) {
            byte b = line[at++];
            if (b == '\'') {
                return closes();
            }
            if (b == '\\' && at < end && line[at] == '\'') {
                b = line[at++];
            }
            unquoted[written++] = b;
        }
        return false;
    }

    private boolean closes() {
        return at == end || isSpace(line[at]);
    }

    /** The blanks of C's isspace; vertical tab and form feed separate arguments but do not end one, as in Redis. */
    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    private static int hex(byte b) {
        return Character.digit(b, 16);
    }
}
