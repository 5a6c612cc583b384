package io.vedette.tests.cluster;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One direction of a proxied connection: what is read waits for its time, in order, and is written. A sender who says that he is done
 * is passed on as that, one who was reset as a reset.
 */
final class Pipe {
    private static final int PACKET_BYTES = 16_384;
    private static final int MOST_UNDERWAY = 256;
    private static final double NANOS_PER_MS = 1e6;

    private record Packet(ByteBuffer bytes, long atNanos) {}

    private final Socket from;
    private final Socket to;
    private final Gate gate;
    private final Supplier<Weather> weather;
    private final BlockingQueue<Packet> underway = new LinkedBlockingQueue<>(MOST_UNDERWAY);
    private volatile boolean reset;

    Pipe(Socket from, Socket to, Gate gate, Supplier<Weather> weather) {
        this.from = from;
        this.to = to;
        this.gate = gate;
        this.weather = weather;
    }

    /** Until one of the two ends. An empty packet is the end of what is sent in this direction. */
    void run() {
        Thread writer = new Thread(this::write, "proxied writes");
        writer.setDaemon(true);
        writer.start();
        try {
            read();
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() throws InterruptedException {
        byte[] chunk = new byte[PACKET_BYTES];
        long last = System.nanoTime();
        int length = readInto(chunk);
        while (length > 0) {
            last = later(last);
            underway.put(
                    new Packet(ByteBuffer.allocate(length).put(chunk, 0, length).flip(), last));
            length = readInto(chunk);
        }
        underway.put(new Packet(ByteBuffer.allocate(0), later(last)));
    }

    /** Nothing overtakes what was sent before it. */
    private long later(long last) {
        double delayMs = weather.get().packetDelayMs(ThreadLocalRandom.current());
        long own = System.nanoTime() + (long) (delayMs * NANOS_PER_MS);
        return own - last > 0 ? own : last;
    }

    private int readInto(byte[] chunk) {
        try {
            return from.getInputStream().read(chunk);
        } catch (IOException gone) {
            reset = true;
            return -1;
        }
    }

    private void write() {
        try {
            Packet packet = underway.take();
            while (packet.bytes().hasRemaining()) {
                TimeUnit.NANOSECONDS.sleep(packet.atNanos() - System.nanoTime());
                gate.pass();
                to.getOutputStream().write(packet.bytes().array());
                packet = underway.take();
            }
            gate.pass();
            end();
        } catch (IOException ended) {
            drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() throws IOException {
        if (reset) {
            to.setSoLinger(true, 0);
            to.close();
        } else {
            to.shutdownOutput();
        }
    }

    /** The receiver is gone: so is the sender, or it would wait for room in the queue for ever. */
    private void drain() {
        boolean more = true;
        while (more) {
            try (from) {
                more = underway.take().bytes().hasRemaining();
            } catch (IOException closed) {
                more = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                more = false;
            }
        }
    }
}
