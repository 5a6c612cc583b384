package io.vedette.resp.process;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.ProcessParameters;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import java.util.stream.Stream;

/** Sends the log of this process to where {@code logfile} says, as {@code log-format} and {@code loglevel} say. */
public final class ProcessLog {
    static {
        // Before any logger is made: who makes the first one also chooses who manages them all.
        System.setProperty("java.util.logging.manager", QuietLogManager.class.getName());
    }

    /** Held here, or the levels set on them would be lost with them. */
    private static final List<Logger> LIBRARIES = Stream.of("io.netty", "io.vertx", "jdk", "org.apache", "org.xbill")
            .map(Logger::getLogger)
            .toList();

    /** The JVM tells with a stack that it is told to exit; the last line of a log is to be the reason instead. */
    private static final Logger EXITS = Logger.getLogger("java.lang.Runtime");

    private ProcessLog() {}

    /** From now on; {@code role} is the letter behind the pid: M, S or X. */
    public static void open(Configuration configuration, WorkingFolder folder, char role) throws BadConfiguration {
        Handler handler = new Flushing(stream(configuration, folder));
        long pid = ProcessHandle.current().pid();
        boolean json = configuration.get(ProcessParameters.LOG_FORMAT).equals("json");
        handler.setFormatter(json ? new JsonLog(pid, role) : new LogFormat(pid, role));
        handler.setLevel(Level.ALL);
        try {
            handler.setEncoding("UTF-8");
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        Logger root = Logger.getLogger("");
        for (Handler old : root.getHandlers()) {
            root.removeHandler(old);
        }
        root.addHandler(handler);
        level(configuration.get(ProcessParameters.LOGLEVEL));
    }

    /** One of the words {@code loglevel} takes. */
    public static void level(String loglevel) {
        Level level = switch (loglevel) {
            case "debug" -> Level.FINEST;
            case "verbose" -> Level.FINE;
            case "warning" -> Level.WARNING;
            case "nothing" -> Level.OFF;
            default -> Level.INFO;
        };
        Logger.getLogger("").setLevel(level);
        // What libraries tell is for people who debug.
        Level libraries = loglevel.equals("debug") || loglevel.equals("nothing") ? level : Level.WARNING;
        EXITS.setLevel(Level.WARNING);
        LIBRARIES.forEach(library -> library.setLevel(libraries));
    }

    private static OutputStream stream(Configuration configuration, WorkingFolder folder) throws BadConfiguration {
        String logfile = configuration.get(ProcessParameters.LOGFILE);
        if (logfile.isEmpty()) {
            return System.out;
        }
        try {
            return new FileOutputStream(folder.resolve(logfile).toFile(), true);
        } catch (IOException e) {
            throw configuration.refuse(
                    ProcessParameters.LOGFILE,
                    "Can't open the log file",
                    "the system says: " + e.getMessage()
                            + "; name a file that can be written, or \"\" for standard output");
        }
    }

    /** Every line is out before the next thing happens: the last one before a crash is the one that matters. */
    private static final class Flushing extends StreamHandler {
        Flushing(OutputStream out) {
            setOutputStream(out);
        }

        @Override
        public synchronized void publish(LogRecord entry) {
            super.publish(entry);
            flush();
        }
    }
}
