package io.vedette.sentinel.shell;

import io.vedette.quorum.HostPort;
import io.vedette.sentinel.link.BriefInfo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The last INFO of each node as it was written, for SENTINEL INFO-CACHE; the nodes heard of least recently give way.
 *
 * <p>A text is copied over the one before it. Kept by itself each would live for ten seconds, long enough to be taken for old by the
 * collector, and of all that is heard these are the most bytes: that old memory is full of what nobody needs was mostly their work.
 */
public final class InfoCache {
    private static final int MAX_NODES = 8_192;
    private static final int LONGEST_TEXT = 64 << 10;

    private final Map<HostPort, Kept> texts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<HostPort, Kept> eldest) {
            return size() > MAX_NODES;
        }
    };

    void put(HostPort node, String text, long nowMs) {
        Kept kept = texts.get(node);
        if (kept == null) {
            kept = new Kept();
            texts.put(node, kept);
        }
        kept.keep(text.substring(0, Math.min(LONGEST_TEXT, text.length())).getBytes(StandardCharsets.UTF_8));
        kept.brief.whole(text, nowMs);
    }

    boolean briefInfoIsEnough(HostPort node, long nowMs) {
        Kept kept = texts.get(node);
        return kept != null && kept.brief.isEnough(nowMs);
    }

    void refusesBriefInfo(HostPort node) {
        Kept kept = texts.get(node);
        if (kept != null) {
            kept.brief.refused();
        }
    }

    /** For how long we have had it; empty when we have none. */
    public OptionalLong ageMs(HostPort node, long nowMs) {
        Kept kept = texts.get(node);
        return kept == null ? OptionalLong.empty() : OptionalLong.of(kept.brief.ageMs(nowMs));
    }

    public Optional<String> of(HostPort node) {
        return Optional.ofNullable(texts.get(node)).map(Kept::text);
    }

    private static final class Kept {
        /** Room for a text that grows a little, as INFO does. */
        private static final int SPARE = 8;

        private final BriefInfo brief = new BriefInfo();
        private byte[] bytes = new byte[0];
        private int length;

        void keep(byte[] text) {
            if (text.length > bytes.length || text.length < bytes.length / 2) {
                bytes = Arrays.copyOf(text, text.length + text.length / SPARE);
            } else {
                System.arraycopy(text, 0, bytes, 0, text.length);
            }
            length = text.length;
        }

        String text() {
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
    }
}
