package io.vedette.resp.client;

import io.vedette.resp.Request;
import io.vedette.resp.command.CommandErrors;
import io.vedette.resp.server.Connections;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of one CLIENT TRACKING, read and checked against what the client has asked for before. */
final class TrackingRequest {
    private static final String CHANGE_FIRST =
            " before disabling tracking for this client, and then re-enabling it with a different mode.";

    private final List<String> prefixes = new ArrayList<>();
    private long redirect;
    private boolean broadcast;
    private boolean optIn;
    private boolean optOut;
    private boolean noLoop;

    /** Reads the options behind ON or OFF; gives the error, or null. */
    @Nullable
    String read(Request request, Connections connections) {
        for (int i = 3; i < request.argc(); i++) {
            boolean more = i + 1 < request.argc();
            if (request.is(i, "redirect") && more) {
                i++;
                String error = readRedirect(request, i, connections);
                if (error != null) {
                    return error;
                }
            } else if (request.is(i, "prefix") && more) {
                i++;
                prefixes.add(new String(request.bytes(i), StandardCharsets.ISO_8859_1));
            } else if (!readWord(request, i)) {
                return CommandErrors.SYNTAX;
            }
        }
        return null;
    }

    private @Nullable String readRedirect(Request request, int i, Connections connections) {
        if (redirect != 0) {
            return "ERR A client can only redirect to a single other client";
        }
        if (!request.isLong(i)) {
            return CommandErrors.NOT_AN_INTEGER;
        }
        redirect = request.longAt(i);
        return connections.find(redirect).isPresent() ? null : "ERR The client ID you want redirect to does not exist";
    }

    private boolean readWord(Request request, int i) {
        broadcast |= request.is(i, "bcast");
        optIn |= request.is(i, "optin");
        optOut |= request.is(i, "optout");
        noLoop |= request.is(i, "noloop");
        return request.is(i, "bcast") || request.is(i, "optin") || request.is(i, "optout") || request.is(i, "noloop");
    }

    /** What speaks against switching this on, given what was on before; the order is Redis's. */
    @Nullable
    String objection(@Nullable Tracking before) {
        if (!broadcast && !prefixes.isEmpty()) {
            return "ERR PREFIX option requires BCAST mode to be enabled";
        }
        if (before != null && broadcast != (before.mode() == Tracking.Mode.BROADCAST)) {
            return "ERR You can't switch BCAST mode on/off" + CHANGE_FIRST;
        }
        if (broadcast && (optIn || optOut)) {
            return "ERR OPTIN and OPTOUT are not compatible with BCAST";
        }
        if (optIn && optOut) {
            return "ERR You can't specify both OPTIN mode and OPTOUT mode";
        }
        if (before != null && switchesOption(before)) {
            return "ERR You can't switch OPTIN/OPTOUT mode" + CHANGE_FIRST;
        }
        return broadcast ? collision(before == null ? List.of() : before.prefixes()) : null;
    }

    private boolean switchesOption(Tracking before) {
        return (optIn && before.mode() == Tracking.Mode.OPT_OUT) || (optOut && before.mode() == Tracking.Mode.OPT_IN);
    }

    private @Nullable String collision(List<String> existing) {
        for (int i = 0; i < prefixes.size(); i++) {
            for (String other : existing) {
                if (overlap(prefixes.get(i), other)) {
                    return overlaps(prefixes.get(i), "an existing prefix", other);
                }
            }
            for (String other : prefixes.subList(i + 1, prefixes.size())) {
                if (overlap(prefixes.get(i), other)) {
                    return overlaps(prefixes.get(i), "another provided prefix", other);
                }
            }
        }
        return null;
    }

    /** The same prefix twice is not an overlap with what exists, for asking again must be harmless. */
    private static boolean overlap(String a, String b) {
        return a.startsWith(b) || b.startsWith(a);
    }

    private static String overlaps(String prefix, String what, String other) {
        return "ERR Prefix '" + prefix + "' overlaps with " + what + " '" + other
                + "'. Prefixes for a single client must not overlap.";
    }

    /** What holds from now on. */
    Tracking applied(@Nullable Tracking before) {
        List<String> wanted = broadcast && prefixes.isEmpty() ? List.of("") : prefixes;
        Tracking after = new Tracking(mode(), redirect, noLoop, before == null ? List.of() : before.prefixes(), false);
        return after.withMorePrefixes(wanted);
    }

    private Tracking.Mode mode() {
        if (broadcast) {
            return Tracking.Mode.BROADCAST;
        }
        if (optIn) {
            return Tracking.Mode.OPT_IN;
        }
        return optOut ? Tracking.Mode.OPT_OUT : Tracking.Mode.READ;
    }
}
