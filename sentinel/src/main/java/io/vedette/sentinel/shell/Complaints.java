package io.vedette.sentinel.shell;

import io.vedette.sentinel.link.Trouble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators should mend on other machines: each logged once per address and kind, then counted only. */
public final class Complaints {
    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);

    /** Beyond this the oldest are forgotten, and logged again when they come again. */
    static final int MAX_REMEMBERED = 4_096;

    private final EnumMap<Trouble, Long> totals = new EnumMap<>(Trouble.class);
    private final Map<Key, Long> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    private record Key(String address, Trouble kind) {}

    /** How often an address gave one kind of trouble. */
    public record Count(String address, Trouble kind, long times) {}

    public void complain(String address, Trouble kind, String text) {
        totals.merge(kind, 1L, Long::sum);
        if (counts.merge(new Key(address, kind), 1L, Long::sum) == 1) {
            LOG.warn("{} {}", address, text);
        }
    }

    /** Of all addresses together, only kinds that occurred. */
    public Map<Trouble, Long> totals() {
        return Collections.unmodifiableMap(totals);
    }

    /** The addresses heard of last, at most so many. */
    public List<Count> newest(int most) {
        List<Count> all = new ArrayList<>();
        counts.forEach((key, times) -> all.add(new Count(key.address(), key.kind(), times)));
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}
