package io.vedette.sentinel.shell;

import io.vedette.quorum.HostPort;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last INFO of each node as it was written, for SENTINEL INFO-CACHE; the nodes heard of least recently give way. */
public final class InfoCache {
    private static final int MAX_NODES = 8_192;
    private static final int LONGEST_TEXT = 64 << 10;

    private final Map<HostPort, String> texts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<HostPort, String> eldest) {
            return size() > MAX_NODES;
        }
    };

    void put(HostPort node, String text) {
        texts.put(node, text.substring(0, Math.min(LONGEST_TEXT, text.length())));
    }

    public Optional<String> of(HostPort node) {
        return Optional.ofNullable(texts.get(node));
    }
}
