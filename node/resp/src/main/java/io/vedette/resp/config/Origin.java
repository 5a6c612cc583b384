package io.vedette.resp.config;

/** Where a directive was written: a line of a file or of standard input, or the command line (which has no lines). */
public record Origin(String source, int line) {
    public static Origin commandLine() {
        return new Origin("command line", 0);
    }

    public boolean inFile() {
        return line > 0;
    }

    @Override
    public String toString() {
        return inFile() ? source + ":" + line : source;
    }
}
