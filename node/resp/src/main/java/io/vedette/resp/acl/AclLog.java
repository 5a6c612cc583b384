package io.vedette.resp.acl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * What was denied of late, newest first, and never more than acllog-max-len entries. The same again within a minute
 * makes no new entry: it is counted and moves to the front. To bound the work of a flood, only the newest ten are
 * looked at for that.
 */
public final class AclLog {

    private static final long GROUPING_MS = 60_000;
    private static final int LOOKED_AT = 10;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private int maxLength;

    AclLog(int maxLength) {
        this.maxLength = maxLength;
    }

    /** Where a command came from. */
    public enum Context {
        TOPLEVEL("toplevel"),
        MULTI("multi"),
        LUA("lua"),
        MODULE("module");

        private final String word;

        Context(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** One kind of denial, and how often it happened; texts hold one byte per char. */
    record Entry(long count, String reason, Context context, String object, String username, long atMs, String client) {

        boolean isLike(Entry other) {
            return reason.equals(other.reason)
                    && context == other.context
                    && atMs - other.atMs <= GROUPING_MS
                    && object.equals(other.object)
                    && username.equals(other.username);
        }

        Entry after(Entry earlier) {
            return new Entry(earlier.count + 1, reason, context, object, username, atMs, client);
        }
    }

    /**
     * Notes a denial.
     *
     * @param client the line of CLIENT INFO
     */
    public void denied(Verdict.Denied denial, Context context, AclUser user, String client, long nowMs) {
        add(new Entry(1, denial.reason(), context, denial.object(), user.octets(), nowMs, client));
    }

    /**
     * Notes a failed log-in.
     *
     * @param command what it was tried with: {@code AUTH}, {@code HELLO}
     */
    public void failedLogin(byte[] username, String command, Context context, String client, long nowMs) {
        add(new Entry(1, "auth", context, command, Octets.of(username), nowMs, client));
    }

    /** The setting acllog-max-len, which may be changed at any time. */
    public void maxLength(int length) {
        maxLength = length;
        trim();
    }

    List<Entry> newest(long count) {
        List<Entry> newest = new ArrayList<>();
        for (Entry entry : entries) {
            if (newest.size() >= count) {
                break;
            }
            newest.add(entry);
        }
        return newest;
    }

    void clear() {
        entries.clear();
    }

    private void add(Entry entry) {
        Iterator<Entry> known = entries.iterator();
        for (int i = 0; i < LOOKED_AT && known.hasNext(); i++) {
            Entry earlier = known.next();
            if (entry.isLike(earlier)) {
                known.remove();
                entries.addFirst(entry.after(earlier));
                return;
            }
        }
        entries.addFirst(entry);
        trim();
    }

    private void trim() {
        while (entries.size() > maxLength) {
            entries.removeLast();
        }
    }
}
