package io.vedette.deploy.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogProviderTest {
    private static final String NAME = "io.vedette.deploy.log.Somebody";

    private final java.util.logging.Logger jdk = java.util.logging.Logger.getLogger(NAME);
    private final List<LogRecord> entries = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            entries.add(entry);
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /** As every class of ours has one. */
    private final Logger log = LoggerFactory.getLogger(NAME);

    @BeforeEach
    void listen() {
        jdk.setUseParentHandlers(false);
        jdk.setLevel(Level.FINE);
        jdk.addHandler(handler);
    }

    @AfterEach
    void leave() {
        jdk.removeHandler(handler);
    }

    @Test
    void whatIsLoggedIsToldInTheWordsOfTheJdk() {
        IllegalStateException broken = new IllegalStateException("values");

        log.error("{} of {}", 1, "two", broken);
        log.warn("a");
        log.info("b {}", "c");
        log.debug("d");
        log.trace("nobody listens");

        assertThat(entries).extracting(LogRecord::getMessage).containsExactly("1 of two", "a", "b c", "d");
        assertThat(entries)
                .extracting(LogRecord::getLevel)
                .containsExactly(Level.SEVERE, Level.WARNING, Level.INFO, Level.FINE);
        assertThat(entries.get(0).getThrown()).isSameAs(broken);
        assertThat(entries.get(1).getThrown()).isNull();
    }

    @Test
    void nobodyLooksForTheMethodThatWroteALine() {
        log.info("a line");

        assertThat(entries.get(0).getLoggerName()).isEqualTo(NAME);
        assertThat(entries.get(0).getSourceClassName()).isEqualTo(NAME);
        assertThat(entries.get(0).getSourceMethodName()).isNull();
    }

    @Test
    void whatNobodyListensToIsKnownBeforehand() {
        assertThat(log.isDebugEnabled()).isTrue();
        assertThat(log.isTraceEnabled()).isFalse();
    }

    @Test
    void aNameHasOneLog() {
        assertThat(LoggerFactory.getLogger(NAME)).isSameAs(log).isInstanceOf(LogOfClass.class);
    }
}
