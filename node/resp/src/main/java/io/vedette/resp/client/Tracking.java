package io.vedette.resp.client;

import io.vedette.resp.server.Attachment;
import io.vedette.resp.server.ClientFlag;
import io.vedette.resp.server.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked of CLIENT TRACKING. A node reads it to know whom to tell of a change; here it is only kept, checked and
 * shown.
 *
 * @param redirect the client to tell instead, or 0
 * @param prefixes what a broadcasting client wants to hear of, at least one, in the order of their bytes
 * @param cachingSaid whether CLIENT CACHING was said for the next command or transaction that is not about clients
 */
public record Tracking(Mode mode, long redirect, boolean noLoop, List<String> prefixes, boolean cachingSaid) {
    /** A text and its place in a list. */
    private static final int OF_A_PREFIX = 48;

    static final Attachment<Tracking> KEY = Attachment.of(Tracking.class);

    /** Which keys a client wants to hear of. */
    public enum Mode {
        /** Those it has read. */
        READ,
        /** Those it has read after CLIENT CACHING YES. */
        OPT_IN,
        /** Those it has read, except after CLIENT CACHING NO. */
        OPT_OUT,
        /** Those with a prefix it named, read or not. */
        BROADCAST
    }

    public Tracking {
        prefixes = prefixes.stream().distinct().sorted().toList();
    }

    /** What the client asked for, or null while it asks for nothing. */
    public static @Nullable Tracking of(Connection connection) {
        return connection.attachment(KEY);
    }

    /** What the prefixes of a client take. */
    static long bytes(Connection connection) {
        Tracking tracking = of(connection);
        long bytes = 0;
        if (tracking != null) {
            for (String prefix : tracking.prefixes()) {
                bytes += OF_A_PREFIX + prefix.length();
            }
        }
        return bytes;
    }

    /** What CLIENT LIST and GETREDIR show: the client told instead, 0 for the client itself, -1 without tracking. */
    static long redirectShown(Connection connection) {
        Tracking tracking = of(connection);
        return tracking == null ? -1 : tracking.redirect();
    }

    Tracking withCachingSaid(boolean said) {
        return new Tracking(mode, redirect, noLoop, prefixes, said);
    }

    /** Tracking that was on and is asked for again keeps its prefixes and gets the new ones as well. */
    Tracking withMorePrefixes(List<String> more) {
        List<String> all = new ArrayList<>(prefixes);
        all.addAll(more);
        return new Tracking(mode, redirect, noLoop, all, cachingSaid);
    }

    /** A command that was not about clients is done: what CLIENT CACHING said was for that one. */
    static void commandDone(Connection connection) {
        Tracking tracking = of(connection);
        boolean queueing = connection.flags().contains(ClientFlag.MULTI);
        if (tracking != null && tracking.cachingSaid() && !queueing) {
            connection.attach(KEY, tracking.withCachingSaid(false));
        }
    }
}
