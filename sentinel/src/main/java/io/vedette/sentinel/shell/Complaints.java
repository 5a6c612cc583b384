package io.vedette.sentinel.shell;

import io.vedette.quorum.HostPort;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators should mend on other machines: each logged once per address and kind, then counted only. */
final class Complaints {
    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);

    /** Beyond this the oldest are forgotten, and logged again when they come again. */
    private static final int MAX_REMEMBERED = 4_096;

    private final Map<Key, Long> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    private record Key(HostPort address, String kind) {}

    void complain(HostPort address, String kind, String text) {
        if (counts.merge(new Key(address, kind), 1L, Long::sum) == 1) {
            LOG.warn("{} {}", address, text);
        }
    }

    long count(HostPort address, String kind) {
        return counts.getOrDefault(new Key(address, kind), 0L);
    }
}
