package io.vedette.resp.acl;

import io.vedette.resp.Request;
import io.vedette.resp.command.Glob;
import io.vedette.resp.command.KeyFlag;
import java.util.Set;

/** Which keys a user may read and write. */
final class KeyRights {
    private final Grants<Pattern> grants;

    /** A pattern with the uses it grants. */
    private record Pattern(Glob glob, boolean read, boolean write) {

        String rule(String text) {
            if (read && write) {
                return "~" + text;
            }
            return (read ? "%R~" : "%W~") + text;
        }
    }

    KeyRights() {
        this(new Grants<>());
    }

    private KeyRights(Grants<Pattern> grants) {
        this.grants = grants;
    }

    KeyRights copy() {
        return new KeyRights(grants.copy());
    }

    boolean all() {
        return grants.all();
    }

    boolean readsAll() {
        return grants.all() || grants.named("*").map(Pattern::read).orElse(false);
    }

    void allowAll() {
        grants.allowAll();
    }

    void reset() {
        grants.reset();
    }

    /** A pattern given twice grants both uses. */
    void allow(String pattern, boolean read, boolean write) {
        grants.allow(
                pattern,
                new Pattern(Glob.of(Octets.bytes(pattern)), read, write),
                (was, more) -> new Pattern(was.glob, was.read || more.read, was.write || more.write));
    }

    /** Whether argument {@code i} may be used as these flags say. */
    boolean allows(Request request, int i, Set<KeyFlag> use) {
        if (grants.all()) {
            return true;
        }
        boolean reads = use.contains(KeyFlag.ACCESS);
        boolean writes = use.contains(KeyFlag.INSERT) || use.contains(KeyFlag.DELETE) || use.contains(KeyFlag.UPDATE);
        for (Pattern pattern : grants.patterns()) {
            boolean enough = (pattern.read || !reads) && (pattern.write || !writes);
            if (enough && pattern.glob.matches(request.array(), request.offset(i), request.length(i))) {
                return true;
            }
        }
        return false;
    }

    /** The rules that make it, each followed by a space. */
    String rules() {
        return grants.rules("~*", (text, pattern) -> pattern.rule(text));
    }
}
