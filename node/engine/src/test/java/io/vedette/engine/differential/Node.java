package io.vedette.engine.differential;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.vedette.engine.Engine;
import io.vedette.engine.client.Client;
import io.vedette.engine.client.Session;
import io.vedette.engine.replication.EffectLog;
import io.vedette.resp.Preview;
import io.vedette.resp.Protocol;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.RequestReader;
import io.vedette.resp.WireLimits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Our engine with one client, spoken to in bytes. */
public final class Node implements Client {

    private final Engine engine;
    private final Session session;
    private final ReplyWriter writer;
    private final RequestReader reader = new RequestReader(WireLimits.DEFAULT, UnpooledByteBufAllocator.DEFAULT);
    private final Preview preview = new Preview();

    public Node(long seed, Protocol protocol, EffectLog log) {
        engine = new Engine(16, new SplittableRandom(seed), log, (channel, message) -> {});
        writer = new ReplyWriter(protocol, UnpooledByteBufAllocator.DEFAULT);
        session = engine.connect(this);
    }

    /** Another client of the same engine. */
    public Node another() {
        return new Node(engine);
    }

    private Node(Engine engine) {
        this.engine = engine;
        writer = new ReplyWriter(Protocol.RESP2, UnpooledByteBufAllocator.DEFAULT);
        session = engine.connect(this);
    }

    /** An engine that repeats what its master tells it. */
    public static Node replica(long seed, Protocol protocol) {
        return new Node(seed, protocol);
    }

    private Node(long seed, Protocol protocol) {
        engine = new Engine(
                16, new SplittableRandom(seed), (database, array, offset, length) -> {}, (channel, message) -> {});
        writer = new ReplyWriter(protocol, UnpooledByteBufAllocator.DEFAULT);
        session = engine.connectMaster(this);
        engine.keyspace().replica(true);
    }

    /** A log that tells commands as words. */
    public static EffectLog hears(Consumer<byte[][]> told) {
        return (database, array, offset, length) -> told.accept(words(array, offset, length));
    }

    /** The words of a command. */
    public static byte[][] words(byte[] array, int offset, int length) {
        RequestReader reader = new RequestReader(WireLimits.DEFAULT, UnpooledByteBufAllocator.DEFAULT);
        reader.append(Unpooled.wrappedBuffer(array, offset, length));
        if (!(reader.next() instanceof Request request)) {
            throw new IllegalStateException(
                    "not a command: " + new String(array, offset, length, StandardCharsets.ISO_8859_1));
        }
        return IntStream.range(0, request.argc()).mapToObj(request::bytes).toArray(byte[][]::new);
    }

    public Engine engine() {
        return engine;
    }

    public Session session() {
        return session;
    }

    @Override
    public ReplyWriter reply() {
        return writer;
    }

    @Override
    public void resume() {
        // The bytes lie in the writer until somebody takes them.
    }

    /** The bytes of the reply; none if the client waits now. As in a pipeline the engine foresees the command, which must change nothing. */
    public byte[] ask(byte[]... words) {
        reader.append(Unpooled.wrappedBuffer(wire(words)));
        reader.preview(preview);
        engine.foresee(session, preview);
        if (!(reader.next() instanceof Request request)) {
            throw new IllegalStateException("not one request: " + words.length + " words");
        }
        engine.execute(session, request, writer);
        return taken();
    }

    public String ask(String words) {
        String[] split = words.split(" ", -1);
        byte[][] bytes = new byte[split.length][];
        for (int i = 0; i < split.length; i++) {
            bytes[i] = split[i].getBytes(StandardCharsets.ISO_8859_1);
        }
        return new String(ask(bytes), StandardCharsets.ISO_8859_1);
    }

    /** What has been written since. */
    public byte[] taken() {
        ByteBuf out = writer.take();
        byte[] bytes = new byte[out.readableBytes()];
        out.readBytes(bytes);
        out.release();
        return bytes;
    }

    static byte[] wire(byte[]... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("*" + words.length + "\r\n"));
        for (byte[] word : words) {
            out.writeBytes(ascii("$" + word.length + "\r\n"));
            out.writeBytes(word);
            out.writeBytes(ascii("\r\n"));
        }
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
