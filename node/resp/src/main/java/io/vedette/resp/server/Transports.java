package io.vedette.resp.server;

import io.netty.channel.unix.Errors;
import io.vertx.core.Vertx;
import io.vertx.core.transport.Transport;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses how sockets are driven: by epoll where it loads, else by the JVM's own selector. io_uring only where it is
 * asked for: it saves nothing on small requests and some systems forbid it.
 */
public final class Transports {
    private static final Logger LOG = LoggerFactory.getLogger(Transports.class);

    /** The words {@link #choose} understands. */
    public static final List<String> NAMES = List.of("auto", "epoll", "io_uring", "nio");

    private Transports() {}

    /** The transport of that name, or the best one that loads, with a line in the log where the wish was not granted. */
    public static Transport choose(String name) {
        String wish = name.toLowerCase(Locale.ROOT);
        if (!NAMES.contains(wish)) {
            throw new IllegalArgumentException("unknown transport '" + name + "', expected one of " + NAMES);
        }
        if (wish.equals("nio")) {
            return Transport.NIO;
        }
        if (wish.equals("io_uring") && usable(Transport.IO_URING, "io_uring")) {
            return Transport.IO_URING;
        }
        return usable(Transport.EPOLL, "epoll") ? Transport.EPOLL : Transport.NIO;
    }

    /**
     * Has Netty put the errors of the system into words, beside the loops. It does so for 2,048 of them where the first one occurs, be it
     * that a socket takes no more for now: 3 ms of the loop that serves, in the first full sync or the first failover of a process.
     */
    public static void learnErrors(Vertx vertx) {
        if (vertx.isNativeTransportEnabled()) {
            vertx.executeBlocking(() -> Errors.ERRNO_EAGAIN_NEGATIVE, false)
                    .onFailure(failure -> LOG.debug("The errors of the system are not known yet", failure));
        }
    }

    private static boolean usable(Transport transport, String name) {
        if (transport.available()) {
            return true;
        }
        Throwable cause = transport.unavailabilityCause();
        LOG.info(
                "Native transport {} is not available, falling back: {}",
                name,
                cause == null ? "no reason given" : cause.toString());
        return false;
    }
}
