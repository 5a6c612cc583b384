package io.vedette.deploy.log;

import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** What one class logs. It stands for whoever wrote a line, who is not looked for. */
final class LogOfClass extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    private final transient Logger log;

    LogOfClass(String name) {
        this.name = name;
        this.log = Logger.getLogger(name);
    }

    @Override
    public boolean isTraceEnabled() {
        return isOn(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return isOn(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isOn(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return isOn(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return isOn(Level.ERROR);
    }

    private boolean isOn(Level level) {
        return log.isLoggable(jdk(level));
    }

    private static java.util.logging.Level jdk(Level level) {
        return switch (level) {
            case TRACE -> java.util.logging.Level.FINEST;
            case DEBUG -> java.util.logging.Level.FINE;
            case INFO -> java.util.logging.Level.INFO;
            case WARN -> java.util.logging.Level.WARNING;
            case ERROR -> java.util.logging.Level.SEVERE;
        };
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String text,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        LogRecord entry = new LogRecord(jdk(level), MessageFormatter.basicArrayFormat(text, arguments));
        entry.setLoggerName(name);
        entry.setSourceClassName(name);
        entry.setThrown(thrown);
        log.log(entry);
    }
}
