package io.vedette.quorum.sim.net;

import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A program on a host. It may be stopped (SIGSTOP: its kernel goes on accepting connections and data), killed (its kernel
 * tells everybody) or lose its machine (nobody is told), and be started again.
 */
public abstract class Program implements Receiver {
    private final Network network;
    private final Host host;
    private final HostPort address;
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final ArrayDeque<Runnable> held = new ArrayDeque<>();
    private boolean running;
    private boolean paused;
    private boolean refusing;
    private int incarnation;
    private long pausedAtUs;

    protected Program(Network network, Host host, int port) {
        this.network = network;
        this.host = host;
        address = new HostPort(host.ip(), port);
        host.add(this);
    }

    public final Network network() {
        return network;
    }

    public final Host host() {
        return host;
    }

    public final HostPort address() {
        return address;
    }

    public final boolean isRunning() {
        return running;
    }

    public final boolean isPaused() {
        return paused;
    }

    /** Running, not stopped, its machine up, its port open. */
    public final boolean isHealthy() {
        return running && !paused && !refusing && host.isUp();
    }

    final boolean isListening() {
        return running && !refusing;
    }

    public final int incarnation() {
        return incarnation;
    }

    protected final long nowUs() {
        return network.clock().nowUs();
    }

    /** Whether new connections are refused although the process lives (its listening socket is closed). */
    public final void refuse(boolean yes) {
        refusing = yes;
    }

    public final void start() {
        if (!running && host.isUp()) {
            running = true;
            paused = false;
            incarnation++;
            held.clear();
            started();
        }
    }

    protected abstract void started();

    /** Called when the process is gone, to drop what lived in its memory. */
    protected abstract void died();

    /** The process stood still for that long; what it should have done meanwhile follows. */
    protected void woke(long forUs) {}

    /** The kernel closes what the process had open. */
    public final void kill(LinkEnd how) {
        if (running) {
            end();
            for (Endpoint endpoint : List.copyOf(endpoints)) {
                endpoint.close(how);
            }
        }
    }

    final void vanish() {
        if (running) {
            end();
            for (Endpoint endpoint : List.copyOf(endpoints)) {
                endpoint.vanish();
            }
        }
    }

    private void end() {
        running = false;
        paused = false;
        incarnation++;
        held.clear();
        died();
    }

    public final void pause() {
        if (running && !paused) {
            paused = true;
            pausedAtUs = nowUs();
        }
    }

    public final void resume() {
        if (!running || !paused) {
            return;
        }
        paused = false;
        woke(nowUs() - pausedAtUs);
        while (!held.isEmpty() && running && !paused) {
            held.remove().run();
        }
    }

    /** Now, or when the process goes on. */
    protected final void perform(Runnable action) {
        if (paused) {
            held.add(action);
        } else if (running) {
            action.run();
        }
    }

    /** A timer of this process: dies with it, and is late when it is stopped. */
    protected final void later(long delayUs, Runnable action) {
        int born = incarnation;
        network.clock().after(delayUs, () -> {
            if (born == incarnation && running) {
                perform(action);
            }
        });
    }

    protected final void connect(HostPort to, long withinUs, Dialer dialer) {
        network.connect(this, to, withinUs, dialer);
    }

    /** Everything it has open breaks, as when somebody on the way forgets its connections; the process lives. */
    public final void resetConnections() {
        for (Endpoint endpoint : List.copyOf(endpoints)) {
            endpoint.breakOff();
        }
    }

    /** A connection of nobody, for what an attacker sends. */
    public final Endpoint unconnected() {
        Endpoint endpoint = new Endpoint(network.clock(), this, this, network.path(host, host));
        endpoint.abandon();
        return endpoint;
    }

    /** Ends all connections but this one, as CLIENT KILL does. */
    protected final void closeAllBut(Endpoint spared, Predicate<Endpoint> which) {
        for (Endpoint endpoint : List.copyOf(endpoints)) {
            if (endpoint != spared && which.test(endpoint)) {
                endpoint.close(LinkEnd.CLOSED);
            }
        }
    }

    final void adopt(Endpoint endpoint) {
        endpoints.add(endpoint);
    }

    final void release(Endpoint endpoint) {
        endpoints.remove(endpoint);
    }
}
