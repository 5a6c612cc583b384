package io.vedette.resp.process;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * {@code pid:role DD Mon YYYY HH:MM:SS.mmm level text}: Redis's line, because people and tools read it. The level is one
 * character: {@code .} debug, {@code -} verbose, {@code *} notice, {@code #} warning.
 */
final class LogFormat extends Formatter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "dd MMM yyyy HH:mm:ss.SSS", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());

    private final String prefix;

    /** One for the process with this id, which has this role letter. */
    LogFormat(long pid, char role) {
        this.prefix = pid + ":" + role + " ";
    }

    @Override
    public String format(LogRecord entry) {
        StringBuilder line = new StringBuilder(prefix)
                .append(TIME.format(entry.getInstant()))
                .append(' ')
                .append(LogLevel.of(entry.getLevel()).sign())
                .append(' ')
                .append(formatMessage(entry))
                .append('\n');
        Throwable thrown = entry.getThrown();
        if (thrown != null) {
            line.append(trace(thrown));
        }
        return line.toString();
    }

    static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
