package io.vedette.quorum.liveness;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.RunId;
import java.util.Optional;

/** One observation about an instance that speaks for or against its being usable. */
public sealed interface Evidence {
    /** Whether it alone makes the instance subjectively down. */
    boolean condemns();

    /** Whether it rests on silence only, which replicas that still stream may contradict. */
    boolean isSilence();

    String describe(long nowMs);

    /** No valid answer since a PING was sent or the link was lost. */
    record Silence(long sinceMs, long downAfterMs, boolean condemns) implements Evidence {
        @Override
        public boolean isSilence() {
            return true;
        }

        @Override
        public String describe(long nowMs) {
            return "silent for " + (nowMs - sinceMs) + " ms of " + downAfterMs;
        }
    }

    /** It answered until {@code sinceMs}; since then each attempt to connect was refused. */
    record Crash(long sinceMs, long lastRefusedMs, int refusals, LinkEnd first, long confirmMs, boolean condemns)
            implements Evidence {
        @Override
        public boolean isSilence() {
            return false;
        }

        @Override
        public String describe(long nowMs) {
            return first + " " + (nowMs - sinceMs) + " ms ago and refused " + refusals + " times since, for "
                    + Math.max(0, lastRefusedMs - sinceMs) + " ms of " + confirmMs;
        }
    }

    /** The process at the master's address is a new one and has less data than the replicas. */
    record Reborn(long sinceMs, RunId before, RunId now, long offsetBefore, long offsetNow) implements Evidence {
        @Override
        public boolean condemns() {
            return true;
        }

        @Override
        public boolean isSilence() {
            return false;
        }

        @Override
        public String describe(long nowMs) {
            return "reborn " + (nowMs - sinceMs) + " ms ago: run id " + before + " became " + now + ", offset "
                    + offsetBefore + " became " + offsetNow;
        }
    }

    /** The configured master says it is a replica. */
    record ReportsReplica(long sinceMs, Optional<HostPort> of, long toleratedMs, boolean condemns) implements Evidence {
        @Override
        public boolean isSilence() {
            return false;
        }

        @Override
        public String describe(long nowMs) {
            return "reports to be a replica of " + of.map(HostPort::name).orElse("?") + " for " + (nowMs - sinceMs)
                    + " ms of " + toleratedMs;
        }
    }

    /** Redis's reboot rule: it restarted and has not answered +PONG within the period. */
    record Rebooting(long sinceMs, long toleratedMs, boolean condemns) implements Evidence {
        @Override
        public boolean isSilence() {
            return false;
        }

        @Override
        public String describe(long nowMs) {
            return "restarted " + (nowMs - sinceMs) + " ms ago, tolerated are " + toleratedMs;
        }
    }

    /**
     * It lives, but answers PING with an error: told apart from a dead one. What it says of itself does not rest on silence, so that
     * replicas which still stream cannot contradict it.
     */
    record Unwell(long sinceMs, PingReply reply, boolean condemns) implements Evidence {
        @Override
        public boolean isSilence() {
            return false;
        }

        @Override
        public String describe(long nowMs) {
            return "answers PING with " + reply + " for " + (nowMs - sinceMs) + " ms";
        }
    }

    /** It is loading its data set, and says how long that will take. */
    record Loading(long sinceMs, long saidMs, long etaMs, long failoverMs, boolean condemns) implements Evidence {
        @Override
        public boolean isSilence() {
            return false;
        }

        @Override
        public String describe(long nowMs) {
            return "loading for " + (nowMs - sinceMs) + " ms, said " + (nowMs - saidMs) + " ms ago to need " + etaMs
                    + " ms more; a failover takes " + failoverMs;
        }
    }

    /** It was told to end, holds back its writes, and will be gone in a moment. */
    record Leaving(long sinceMs, boolean condemns) implements Evidence {
        @Override
        public boolean isSilence() {
            return false;
        }

        @Override
        public String describe(long nowMs) {
            return "said " + (nowMs - sinceMs) + " ms ago that it shuts down";
        }
    }

    /**
     * A write that was tried on it while it was silent towards us. Only one that is refused tells something new: an answer that does not
     * come is the same silence.
     *
     * @param error what it was refused with; empty when it was taken
     */
    record Canary(long atMs, Optional<String> error, boolean condemns) implements Evidence {
        @Override
        public boolean isSilence() {
            return false;
        }

        @Override
        public String describe(long nowMs) {
            String what =
                    error.map(text -> "refused a write with '" + text + "' ").orElse("took a write ");
            return what + (nowMs - atMs) + " ms ago";
        }
    }
}
