package io.vedette.resp.acl;

import io.vedette.resp.Request;
import io.vedette.resp.command.Glob;
import java.util.LinkedHashMap;

/** Which channels a user may publish to and listen to: all, or those that match its patterns. */
final class ChannelRights {

    private final LinkedHashMap<String, Glob> patterns = new LinkedHashMap<>();
    private boolean all;

    ChannelRights copy() {
        ChannelRights copy = new ChannelRights();
        copy.patterns.putAll(patterns);
        copy.all = all;
        return copy;
    }

    boolean all() {
        return all;
    }

    void allowAll() {
        patterns.clear();
        all = true;
    }

    void reset() {
        patterns.clear();
        all = false;
    }

    void allow(String pattern) {
        patterns.putIfAbsent(pattern, Glob.of(Octets.bytes(pattern)));
    }

    /** Whether the channel in argument {@code i} may be used. */
    boolean allows(Request request, int i) {
        return allows(request.array(), request.offset(i), request.length(i));
    }

    boolean allows(byte[] channel, int offset, int length) {
        if (all) {
            return true;
        }
        for (Glob pattern : patterns.values()) {
            if (pattern.matches(channel, offset, length)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the pattern may be listened to: only one that was granted as it stands, or under a grant of all. */
    boolean allowsPattern(byte[] pattern) {
        return all || patterns.containsKey(Octets.of(pattern));
    }

    /** The rules that make it, each followed by a space, as GETUSER shows them. */
    String rules() {
        if (all) {
            return "&* ";
        }
        StringBuilder rules = new StringBuilder();
        patterns.keySet().forEach(pattern -> rules.append('&').append(pattern).append(' '));
        return rules.toString();
    }
}
