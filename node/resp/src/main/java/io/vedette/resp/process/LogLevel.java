package io.vedette.resp.process;

import java.util.logging.Level;

/** How important a line of the log is: the word of {@code loglevel}, and the sign in Redis's line. */
enum LogLevel {
    WARNING("warning", '#', Level.WARNING),
    NOTICE("notice", '*', Level.INFO),
    VERBOSE("verbose", '-', Level.FINE),
    DEBUG("debug", '.', Level.FINEST);

    private final String word;
    private final char sign;
    private final int least;

    LogLevel(String word, char sign, Level least) {
        this.word = word;
        this.sign = sign;
        this.least = least.intValue();
    }

    static LogLevel of(Level level) {
        for (LogLevel one : values()) {
            if (level.intValue() >= one.least) {
                return one;
            }
        }
        return DEBUG;
    }

    String word() {
        return word;
    }

    char sign() {
        return sign;
    }
}
