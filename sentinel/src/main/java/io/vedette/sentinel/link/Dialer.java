package io.vedette.sentinel.link;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes connections. Names are resolved by the event loop's own resolver, never by a blocking call, and again at each
 * connect; resolving, connecting and the TLS handshake share one time limit. Where names are not to be resolved, one that
 * was before still stands for the address it had.
 */
final class Dialer {
    /** How one attempt turned out; exactly one of the two is called, unless it was hung up before. */
    interface Outcome {
        void connected(LinkSocket socket);

        void failed(LinkEnd how, String detail);
    }

    private final Vertx vertx;
    private final NetClient client;
    private final Optional<ClientSSLOptions> tls;
    private final Function<String, Optional<String>> places;
    private final ReadBuffers buffers = new ReadBuffers();

    /** @param places what to connect to for a host; empty for a name that may not be looked up, and was not before */
    Dialer(Vertx vertx, NetClient client, Optional<ClientSSLOptions> tls, Function<String, Optional<String>> places) {
        this.vertx = vertx;
        this.client = client;
        this.tls = tls;
        this.places = places;
    }

    Attempt dial(HostPort to, long withinMs, Outcome outcome) {
        Attempt attempt = new Attempt(outcome);
        if (to.port() == 0) {
            attempt.fail(LinkEnd.UNREACHABLE, "port 0 is no place to connect to");
        } else {
            places.apply(to.host())
                    .ifPresentOrElse(
                            place -> attempt.start(new HostPort(place, to.port()), Math.max(1, withinMs)),
                            () -> attempt.fail(
                                    LinkEnd.UNRESOLVED,
                                    "host names are not resolved; set: sentinel resolve-hostnames yes"));
        }
        return attempt;
    }

    private ContextInternal loop() {
        return (ContextInternal) vertx.getOrCreateContext();
    }

    /** One attempt under way. */
    final class Attempt {
        private final Outcome outcome;
        private long timer = -1;
        private boolean settled;

        private Attempt(Outcome outcome) {
            this.outcome = outcome;
        }

        private void start(HostPort to, long withinMs) {
            timer = vertx.setTimer(
                    withinMs, fired -> fail(LinkEnd.TIMED_OUT, "no connection within " + withinMs + " ms"));
            ConnectOptions options = new ConnectOptions()
                    .setHost(to.host())
                    .setPort(to.port())
                    .setTimeout((int) Math.min(Integer.MAX_VALUE, withinMs + 1_000));
            tls.ifPresent(certificates -> options.setSsl(true).setSslOptions(certificates.copy()));
            client.connect(options).onComplete(this::completed);
        }

        private void completed(AsyncResult<NetSocket> result) {
            if (result.failed()) {
                fail(LinkFailure.whileConnecting(result.cause()), LinkFailure.describe(result.cause()));
            } else if (settled) {
                result.result().close();
            } else {
                settle();
                outcome.connected(LinkSocket.before((NetSocketInternal) result.result(), loop(), buffers));
            }
        }

        private void fail(LinkEnd how, String detail) {
            if (!settled) {
                settle();
                // Never from within dial(): whoever dials must have the attempt in hand before it can end.
                vertx.getOrCreateContext().runOnContext(turn -> outcome.failed(how, detail));
            }
        }

        /** Nobody wants it any more. */
        void hangUp() {
            settle();
        }

        private void settle() {
            settled = true;
            vertx.cancelTimer(timer);
        }
    }
}
