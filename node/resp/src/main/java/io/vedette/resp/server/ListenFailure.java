package io.vedette.resp.server;

import java.io.IOException;
import java.util.Locale;

/** A place could not be listened on; the message names it and says what to do. */
public final class ListenFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private ListenFailure(String message, Throwable cause) {
        super(message, cause);
    }

    static ListenFailure of(Endpoint endpoint, Throwable cause) {
        return new ListenFailure("Cannot listen on " + endpoint.describe() + ": " + reason(cause), cause);
    }

    /** Whether this machine simply does not have that address. */
    static boolean isNoSuchAddress(Throwable failure) {
        return text(failure).contains("cannot assign requested address")
                || text(failure).contains("address family not supported");
    }

    private static String reason(Throwable cause) {
        if (text(cause).contains("address already in use")) {
            return "the port is taken. Stop whoever uses it, or choose another port";
        }
        if (isNoSuchAddress(cause)) {
            return "this machine has no such address. Correct bind, or put a '-' in front of an address that may be"
                    + " missing";
        }
        if (text(cause).contains("permission denied")) {
            return "permission denied. Ports below 1024 need privileges; choose a higher one";
        }
        return String.valueOf(cause.getMessage());
    }

    /** The transports agree on the system's words and on nothing else. */
    private static String text(Throwable failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    }
}
