package io.vedette.resp.acl;

import io.vedette.resp.Request;
import io.vedette.resp.command.Glob;

/** Which channels a user may publish to and listen to. */
final class ChannelRights {
    private final Grants<Glob> grants;

    ChannelRights() {
        this(new Grants<>());
    }

    private ChannelRights(Grants<Glob> grants) {
        this.grants = grants;
    }

    ChannelRights copy() {
        return new ChannelRights(grants.copy());
    }

    boolean all() {
        return grants.all();
    }

    void allowAll() {
        grants.allowAll();
    }

    void reset() {
        grants.reset();
    }

    void allow(String pattern) {
        grants.allow(pattern, Glob.of(Octets.bytes(pattern)), (was, same) -> was);
    }

    /** Whether the channel in argument {@code i} may be used. */
    boolean allows(Request request, int i) {
        return allows(request.array(), request.offset(i), request.length(i));
    }

    boolean allows(byte[] channel, int offset, int length) {
        if (grants.all()) {
            return true;
        }
        for (Glob pattern : grants.patterns()) {
            if (pattern.matches(channel, offset, length)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the pattern may be listened to: only one that was granted as it stands, or under a grant of all. */
    boolean allowsPattern(byte[] pattern) {
        return grants.all() || grants.named(Octets.of(pattern)).isPresent();
    }

    /** The rules that make it, each followed by a space, as GETUSER shows them. */
    String rules() {
        return grants.rules("&*", (text, pattern) -> "&" + text);
    }
}
