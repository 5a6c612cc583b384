package io.vedette.resp.acl;

import io.vedette.resp.Request;
import io.vedette.resp.command.Glob;
import io.vedette.resp.command.KeyFlag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which keys a user may read and write: all, or those that match its patterns, which stay in the order given. */
final class KeyRights {

    private final LinkedHashMap<String, Pattern> patterns = new LinkedHashMap<>();
    private boolean all;

    /** A pattern with the uses it grants. */
    private record Pattern(Glob glob, boolean read, boolean write) {

        String rule(String text) {
            if (read && write) {
                return "~" + text;
            }
            return (read ? "%R~" : "%W~") + text;
        }
    }

    KeyRights copy() {
        KeyRights copy = new KeyRights();
        copy.patterns.putAll(patterns);
        copy.all = all;
        return copy;
    }

    boolean all() {
        return all;
    }

    boolean readsAll() {
        Pattern everything = patterns.get("*");
        return all || (everything != null && everything.read);
    }

    void allowAll() {
        patterns.clear();
        all = true;
    }

    void reset() {
        patterns.clear();
        all = false;
    }

    /** A pattern given twice grants both uses. */
    void allow(String pattern, boolean read, boolean write) {
        patterns.merge(
                pattern,
                new Pattern(Glob.of(Octets.bytes(pattern)), read, write),
                (was, more) -> new Pattern(was.glob, was.read || more.read, was.write || more.write));
    }

    /** Whether argument {@code i} may be used as these flags say. */
    boolean allows(Request request, int i, Set<KeyFlag> use) {
        if (all) {
            return true;
        }
        boolean reads = use.contains(KeyFlag.ACCESS);
        boolean writes = use.contains(KeyFlag.INSERT) || use.contains(KeyFlag.DELETE) || use.contains(KeyFlag.UPDATE);
        for (Pattern pattern : patterns.values()) {
            boolean enough = (pattern.read || !reads) && (pattern.write || !writes);
            if (enough && pattern.glob.matches(request.array(), request.offset(i), request.length(i))) {
                return true;
            }
        }
        return false;
    }

    /** The rules that make it, each followed by a space. */
    String rules() {
        if (all) {
            return "~* ";
        }
        StringBuilder rules = new StringBuilder();
        for (Map.Entry<String, Pattern> pattern : patterns.entrySet()) {
            rules.append(pattern.getValue().rule(pattern.getKey())).append(' ');
        }
        return rules.toString();
    }
}
