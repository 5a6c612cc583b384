package io.vedette.quorum.link;

import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.NodeRole;
import io.vedette.quorum.RoleReport;
import io.vedette.quorum.RunId;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a node said of itself, each answer with the time it was <em>asked</em> for: an offset is as old as its question, not as its
 * arrival. Answers come in the order of the questions on one link.
 */
public final class InfoLog {
    /** One regular and one urgent question may be under way; the oldest is written off when a third is needed. */
    static final int MAX_ASKED = 2;

    /** A question not answered within this no longer keeps others from being asked. */
    static final long ASK_PATIENCE_MS = 1_000;

    private static final long NEVER = Long.MIN_VALUE;

    private final ArrayDeque<Asked> asked = new ArrayDeque<>();
    private final ArrayDeque<Asked> roleAsked = new ArrayDeque<>();
    private Optional<NodeInfo> last = Optional.empty();
    private Optional<RoleReport> lastRole = Optional.empty();
    private long askedMs = NEVER;
    private long askedMark;
    private long receivedMark;
    private long receivedMs = NEVER;
    private long lastAskMs = NEVER;
    private long lastAskMark;
    private long roleAskedMark;
    private NodeRole role;
    private long roleSinceMs;
    private Optional<RunId> runId = Optional.empty();
    private Optional<RunId> previousRunId = Optional.empty();
    private boolean roleChanged;
    private boolean ofThisLink;
    private long upstreamSinceMs;

    /** A question: its number among all that was ever asked or ordered, and its time. */
    private record Asked(long mark, long atMs) {}

    InfoLog(NodeRole assumed, long nowMs) {
        role = assumed;
        roleSinceMs = nowMs;
        upstreamSinceMs = nowMs;
    }

    /** Whether a question may be asked now; an urgent one may overtake an older one. */
    boolean mayAsk(boolean urgent, long nowMs) {
        if (asked.isEmpty()) {
            return true;
        }
        if (nowMs - asked.peekLast().atMs() >= ASK_PATIENCE_MS) {
            return true;
        }
        return urgent && asked.size() < MAX_ASKED && asked.peekLast().atMs() < nowMs;
    }

    void asked(long mark, long nowMs) {
        if (asked.size() >= MAX_ASKED) {
            asked.pollFirst();
        }
        asked.addLast(new Asked(mark, nowMs));
        lastAskMs = nowMs;
        lastAskMark = mark;
    }

    void roleAsked(long mark, long nowMs) {
        if (roleAsked.size() >= MAX_ASKED) {
            roleAsked.pollFirst();
        }
        roleAsked.addLast(new Asked(mark, nowMs));
    }

    void received(NodeInfo info, long mark, long nowMs) {
        Asked question = asked.pollFirst();
        Optional<NodeInfo> before = last;
        askedMs = question == null ? nowMs : question.atMs();
        askedMark = question == null ? askedMark : question.mark();
        receivedMs = nowMs;
        ofThisLink = true;
        receivedMark = mark;
        last = Optional.of(info);
        previousRunId = runId;
        runId = Optional.of(info.runId());
        if (!before.map(NodeInfo::upstream)
                .map(up -> up.map(NodeInfo.Upstream::master))
                .equals(Optional.of(info.upstream().map(NodeInfo.Upstream::master)))) {
            upstreamSinceMs = nowMs;
        }
        reported(info.role(), nowMs);
    }

    void received(RoleReport report, long nowMs) {
        Asked question = roleAsked.pollFirst();
        roleAskedMark = question == null ? roleAskedMark : question.mark();
        lastRole = Optional.of(report);
        reported(report.role(), nowMs);
    }

    /** Whatever answers from now on may be another process. */
    void linkLost() {
        ofThisLink = false;
        unanswered();
    }

    /** Whether the last INFO came over the link that is open now. */
    public boolean isOfThisLink() {
        return ofThisLink;
    }

    void unanswered() {
        asked.clear();
        roleAsked.clear();
    }

    private void reported(NodeRole reported, long nowMs) {
        roleChanged = reported != role;
        if (roleChanged) {
            role = reported;
            roleSinceMs = nowMs;
        }
    }

    public Optional<NodeInfo> last() {
        return last;
    }

    /** The last INFO, when it was asked for at or after {@code sinceMs}. */
    public Optional<NodeInfo> askedSince(long sinceMs) {
        return askedMs >= sinceMs ? last : Optional.empty();
    }

    /** The last INFO, when it was asked for after that mark. */
    public Optional<NodeInfo> askedAfter(long mark) {
        return askedMark > mark ? last : Optional.empty();
    }

    /** The role it reported, by INFO or ROLE, in answer to a question asked after that mark. */
    public Optional<NodeRole> roleAskedAfter(long mark) {
        if (roleAskedMark > mark && roleAskedMark > askedMark) {
            return lastRole.map(RoleReport::role);
        }
        return askedAfter(mark).map(NodeInfo::role);
    }

    /** Whether it was asked after that mark at all, answered or not. */
    public boolean isAskedAfter(long mark) {
        return lastAskMark > mark;
    }

    public boolean isAskingAfter(long mark) {
        return !asked.isEmpty() && asked.peekLast().mark() > mark;
    }

    public OptionalLong receivedMs() {
        return receivedMs == NEVER ? OptionalLong.empty() : OptionalLong.of(receivedMs);
    }

    public OptionalLong lastAskMs() {
        return lastAskMs == NEVER ? OptionalLong.empty() : OptionalLong.of(lastAskMs);
    }

    /** What is asked beyond this mark is asked when the last INFO was known already. */
    public long receivedMark() {
        return receivedMark;
    }

    public NodeRole role() {
        return role;
    }

    public long roleSinceMs() {
        return roleSinceMs;
    }

    /** Since when it names the same master. */
    public long upstreamSinceMs() {
        return upstreamSinceMs;
    }

    /** Whether the last answer reported another role than the one before. */
    public boolean roleChanged() {
        return roleChanged;
    }

    /** When the last INFO was asked for. */
    public long askedMs() {
        return askedMs;
    }

    /** The run id of the INFO before the last one. */
    public Optional<RunId> previousRunId() {
        return previousRunId;
    }

    public Optional<RunId> runId() {
        return runId;
    }
}
