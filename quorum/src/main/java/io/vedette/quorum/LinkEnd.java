package io.vedette.quorum;

/** How a link, or the attempt to make one, ended. What it proves differs: see {@code liveness.Evidence}. */
public enum LinkEnd {
    /** The host answered that nobody listens there (ECONNREFUSED): host alive, process dead or not yet listening. */
    REFUSED,
    /** An open connection was reset by the other side (ECONNRESET, EPIPE). */
    RESET,
    /** An open connection was closed in order by the other side (end of stream). */
    CLOSED,
    /** The connect did not finish in time. Proves nothing but silence. */
    TIMED_OUT,
    /** No route, host or network unreachable, own socket error. Proves nothing about the process. */
    UNREACHABLE,
    /** The host name could not be resolved. Proves nothing about the process. */
    UNRESOLVED,
    /** The other side answered with something that is not the protocol, or the TLS handshake failed. */
    GARBLED
}
