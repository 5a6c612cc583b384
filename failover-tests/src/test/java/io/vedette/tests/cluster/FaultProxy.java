package io.vedette.tests.cluster;

import io.vedette.quorum.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Stands before a port and hands every byte on, late, as the {@link Weather} says, or not until the cut is healed. While cut,
 * a connection can still be opened, since the kernel does that, but nothing ever comes over it.
 */
public final class FaultProxy implements AutoCloseable {
    private final HostPort behind;
    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Gate gate = new Gate();
    private volatile Weather weather = Weather.FAIR;

    private FaultProxy(HostPort behind, ServerSocket door) {
        this.behind = behind;
        this.door = door;
    }

    public static FaultProxy before(HostPort behind) throws IOException {
        FaultProxy proxy = new FaultProxy(behind, new ServerSocket(0, 128, InetAddress.getLoopbackAddress()));
        start(proxy::serve, "proxy before " + behind);
        return proxy;
    }

    public HostPort address() {
        return new HostPort(door.getInetAddress().getHostAddress(), door.getLocalPort());
    }

    public void weather(Weather now) {
        weather = now;
    }

    public void cut() {
        gate.close();
    }

    public void heal() {
        gate.open();
    }

    /** Every connection through it is reset; whoever closes it in between, because its other half is gone, resets it too. */
    public void reset() {
        sockets.forEach(FaultProxy::closeWillReset);
        sockets.forEach(this::resetOne);
    }

    private void serve() {
        try {
            while (true) {
                Socket near = door.accept();
                sockets.add(near);
                start(() -> join(near), "proxied connection");
            }
        } catch (IOException closed) {
            reset();
        }
    }

    private void join(Socket near) {
        Socket far = new Socket();
        sockets.add(far);
        try {
            TimeUnit.MICROSECONDS.sleep((long) (1_000 * weather.connectDelayMs(ThreadLocalRandom.current())));
            gate.pass();
            far.connect(new InetSocketAddress(behind.host(), behind.port()));
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Pipe there = new Pipe(near, far, gate, () -> weather);
            Pipe back = new Pipe(far, near, gate, () -> weather);
            Thread other = start(back::run, "proxied replies");
            there.run();
            other.join();
        } catch (IOException refused) {
            // The member does not listen: whoever connected is refused as well, a moment later.
            resetOne(near);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            forget(near);
            forget(far);
        }
    }

    /** What is reset is forgotten as well; a socket that is closed already needs neither. */
    private void resetOne(Socket socket) {
        closeWillReset(socket);
        forget(socket);
    }

    private static void closeWillReset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            // It is closed already: there is nothing left to reset.
        }
    }

    private void forget(Socket socket) {
        try (socket) {
            sockets.remove(socket);
        } catch (IOException gone) {
            sockets.remove(socket);
        }
    }

    private static Thread start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        gate.open();
        door.close();
        reset();
    }
}
