package io.vedette.quorum.sim.net;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.sim.time.Scheduler;
import io.vedette.quorum.sim.time.Streams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All hosts and the ways between them. Connections behave like TCP: in order, late instead of lost, refused where a host is up
 * and nobody listens, reset where the process died, silent where the host or the way is gone.
 */
public final class Network {
    private static final long FIRST_SYN_RETRY_US = 1_000_000;

    private final Scheduler clock;
    private final Streams streams;
    private final long baseUs;
    private final long jitterUs;
    private final List<Host> hosts = new ArrayList<>();
    private final Map<String, Host> byIp = new HashMap<>();
    private @Nullable Path[][] paths = new Path[0][0];

    public Network(Scheduler clock, Streams streams, long baseUs, long jitterUs) {
        this.clock = clock;
        this.streams = streams;
        this.baseUs = baseUs;
        this.jitterUs = jitterUs;
    }

    public Scheduler clock() {
        return clock;
    }

    public List<Host> hosts() {
        return hosts;
    }

    public Host addHost() {
        int index = hosts.size();
        Host host = new Host(index, "10.0." + index / 200 + "." + (index % 200 + 1));
        hosts.add(host);
        byIp.put(host.ip(), host);
        paths = new Path[0][0];
        return host;
    }

    public Path path(Host from, Host to) {
        if (paths.length != hosts.size()) {
            paths = new Path[hosts.size()][hosts.size()];
        }
        Path known = paths[from.index()][to.index()];
        if (known != null) {
            return known;
        }
        boolean local = from == to;
        Path made = new Path(
                from,
                to,
                local ? 20 : baseUs,
                local ? 5 : jitterUs,
                streams.named("path " + from.index() + " " + to.index()));
        paths[from.index()][to.index()] = made;
        return made;
    }

    /** From each host to each other one. */
    public void everyPath(Consumer<Path> action) {
        for (Host from : hosts) {
            for (Host to : hosts) {
                if (from != to) {
                    action.accept(path(from, to));
                }
            }
        }
    }

    /** Whether both directions between the two work as on the first day. */
    public boolean isHealthyBetween(Host one, Host other) {
        return path(one, other).isHealthy() && path(other, one).isHealthy();
    }

    public void connect(Program from, HostPort to, long withinUs, Dialer dialer) {
        new Attempt(from, to, clock.nowUs() + withinUs, dialer).knock(FIRST_SYN_RETRY_US);
    }

    /** One connect(2): SYNs until somebody answers or the time is over. */
    private final class Attempt {
        private final Program from;
        private final int incarnation;
        private final HostPort to;
        private final long deadlineUs;
        private final Dialer dialer;

        Attempt(Program from, HostPort to, long deadlineUs, Dialer dialer) {
            this.from = from;
            this.to = to;
            this.deadlineUs = deadlineUs;
            this.dialer = dialer;
            incarnation = from.incarnation();
        }

        void knock(long retryUs) {
            Host there = byIp.get(to.host());
            boolean passes = there != null
                    && path(from.host(), there).passesNow()
                    && path(there, from.host()).passesNow();
            if (there != null && passes) {
                clock.after(path(from.host(), there).delayUs(), () -> arrive(there));
            } else {
                again(retryUs);
            }
        }

        private void again(long retryUs) {
            if (clock.nowUs() + retryUs < deadlineUs) {
                clock.after(retryUs, () -> {
                    if (isWanted()) {
                        knock(retryUs * 2);
                    }
                });
            } else {
                clock.at(Math.max(clock.nowUs(), deadlineUs), () -> fail(LinkEnd.TIMED_OUT));
            }
        }

        private void arrive(Host there) {
            if (!there.isUp()) {
                again(FIRST_SYN_RETRY_US);
                return;
            }
            Path back = path(there, from.host());
            Program listener = there.listeningAt(to);
            if (listener == null) {
                clock.after(back.delayUs(), () -> fail(LinkEnd.REFUSED));
                return;
            }
            Endpoint client = new Endpoint(clock, from, dialer, path(from.host(), there));
            Endpoint server = new Endpoint(clock, listener, listener, back);
            Endpoint.join(client, server);
            listener.adopt(server);
            // The SYN-ACK opens the order of that direction: nothing the server says may arrive before it.
            long answeredUs = server.reserveArrival();
            clock.at(answeredUs, () -> open(client));
        }

        private void open(Endpoint client) {
            if (!isWanted()) {
                client.abandon();
                return;
            }
            from.adopt(client);
            from.perform(() -> dialer.connected(client));
        }

        private void fail(LinkEnd how) {
            if (isWanted()) {
                from.perform(() -> dialer.failed(how));
            }
        }

        private boolean isWanted() {
            return from.incarnation() == incarnation && from.isRunning();
        }
    }
}
