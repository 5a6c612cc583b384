package io.vedette.resp.process;

import java.util.logging.LogManager;

/**
 * The JDK's log manager without two of its habits: it reads no configuration file, because {@code logfile} and {@code
 * loglevel} say it all, and it does not close the log as the first thing in a shutdown, when there is still something to
 * say. Named by a system property, hence public.
 */
public final class QuietLogManager extends LogManager {
    @Override
    public void readConfiguration() {
        // Nothing is read.
    }

    @Override
    public void reset() {
        // Nothing is closed: every line is flushed as it is written.
    }
}
