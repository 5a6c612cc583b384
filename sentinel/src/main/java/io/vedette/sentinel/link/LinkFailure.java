package io.vedette.sentinel.link;

import io.netty.channel.ConnectTimeoutException;
import io.vedette.quorum.LinkEnd;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Tells what a failed connect or a broken connection proves. The kinds must not be mixed up: "refused" fails a master over at
 * once, "unreachable" says nothing about it. The JDK and the native transports throw different classes with the operating
 * system's own words in them, so the words are read where the class does not say enough.
 */
final class LinkFailure {
    private LinkFailure() {}

    /** An attempt that did not become a connection. */
    static LinkEnd whileConnecting(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return LinkEnd.UNRESOLVED;
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof TimeoutException) {
            return LinkEnd.TIMED_OUT;
        }
        if (cause instanceof SSLException || cause.getCause() instanceof SSLException) {
            return LinkEnd.GARBLED;
        }
        if (cause instanceof NoRouteToHostException || cause instanceof PortUnreachableException) {
            return LinkEnd.UNREACHABLE;
        }
        return byWords(cause, cause instanceof ConnectException);
    }

    /** An open connection that broke. */
    static LinkEnd whileOpen(Throwable cause) {
        if (cause instanceof SSLException || cause.getCause() instanceof SSLException) {
            return LinkEnd.GARBLED;
        }
        return byWords(cause, false);
    }

    private static LinkEnd byWords(Throwable cause, boolean duringConnect) {
        String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (duringConnect && words.contains("refused")) {
            return LinkEnd.REFUSED;
        }
        if (words.contains("reset") || words.contains("broken pipe")) {
            return LinkEnd.RESET;
        }
        if (words.contains("timed out")) {
            return LinkEnd.TIMED_OUT;
        }
        return LinkEnd.UNREACHABLE;
    }

    /** One line for the log. */
    static String describe(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message.replace('\n', ' ');
    }
}
