package io.vedette.sentinel.advice;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** What was seen of single nodes and peers beside what decisions need: how slowly they answered, what we may not do there. */
public final class Observations {
    /** The slowest answer of this and of the last window count. */
    static final long WINDOW_MS = TimeUnit.MINUTES.toMillis(5);

    private static final int MAX_NODES = 16_384;

    private final Map<HostPort, Slowest> answers = bounded();
    private final Map<HostPort, List<String>> missing = bounded();

    private final Map<GroupName, String> hooks = bounded();

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MAX_NODES;
            }
        };
    }

    public void answered(HostPort address, long tookNanos, long nowMs) {
        answers.computeIfAbsent(address, first -> new Slowest(nowMs)).add(tookNanos, nowMs);
    }

    public void mayNot(HostPort node, List<String> commands) {
        if (commands.isEmpty()) {
            missing.remove(node);
        } else {
            missing.put(node, List.copyOf(commands));
        }
    }

    /** The group's pre-failover hook could not be asked, for that reason; empty when it could. */
    public void hookLacks(GroupName group, Optional<String> what) {
        what.ifPresentOrElse(reason -> hooks.put(group, reason), () -> hooks.remove(group));
    }

    Optional<String> hookLacks(GroupName group) {
        return Optional.ofNullable(hooks.get(group));
    }

    List<String> missingOn(HostPort node) {
        return missing.getOrDefault(node, List.of());
    }

    OptionalLong slowestMs(HostPort address, long nowMs) {
        return Optional.ofNullable(answers.get(address))
                .map(slowest -> OptionalLong.of(TimeUnit.NANOSECONDS.toMillis(slowest.worstNanos(nowMs))))
                .orElse(OptionalLong.empty());
    }

    private static final class Slowest {
        private long windowSinceMs;
        private long nanos;
        private long nanosBefore;

        Slowest(long nowMs) {
            windowSinceMs = nowMs;
        }

        void add(long tookNanos, long nowMs) {
            turn(nowMs);
            nanos = Math.max(nanos, tookNanos);
        }

        long worstNanos(long nowMs) {
            turn(nowMs);
            return Math.max(nanos, nanosBefore);
        }

        private void turn(long nowMs) {
            if (nowMs - windowSinceMs >= WINDOW_MS) {
                nanosBefore = nowMs - windowSinceMs < 2 * WINDOW_MS ? nanos : 0;
                nanos = 0;
                windowSinceMs = nowMs;
            }
        }
    }
}
