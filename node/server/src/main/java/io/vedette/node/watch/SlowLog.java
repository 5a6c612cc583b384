package io.vedette.node.watch;

import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.server.Connection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Commands that took long, the last ones, shortened to what a person wants to see of them. */
public final class SlowLog {
    private static final int MOST_ARGUMENTS = 32;
    private static final int MOST_BYTES = 128;

    private record Slow(long id, long atSeconds, long us, List<byte[]> words, String address, String client) {}

    private final Deque<Slow> entries = new ArrayDeque<>();
    private long thresholdUs;
    private long most;
    private long nextId;

    /** Microseconds from which a command is noted, negative for never; how many are kept. */
    public void limits(long fromUs, long kept) {
        thresholdUs = fromUs;
        most = kept;
        shorten();
    }

    public boolean concerns(long us) {
        return thresholdUs >= 0 && us >= thresholdUs && most > 0;
    }

    public void add(Connection connection, Request request, long us, long nowMs) {
        entries.addFirst(new Slow(
                nextId++,
                nowMs / 1000,
                us,
                words(request),
                connection.peer().address(),
                connection.session().name()));
        shorten();
    }

    int size() {
        return entries.size();
    }

    void reset() {
        entries.clear();
    }

    /** The last so many. */
    void write(long count, ReplyWriter reply) {
        int shown = (int) Math.min(count, entries.size());
        reply.array(shown);
        entries.stream().limit(shown).forEach(entry -> {
            reply.array(6);
            reply.integer(entry.id());
            reply.integer(entry.atSeconds());
            reply.integer(entry.us());
            reply.array(entry.words().size());
            entry.words().forEach(reply::bulk);
            reply.bulk(entry.address());
            reply.bulk(entry.client());
        });
    }

    private void shorten() {
        while (entries.size() > most) {
            entries.removeLast();
        }
    }

    private static List<byte[]> words(Request request) {
        int shown = request.argc() > MOST_ARGUMENTS ? MOST_ARGUMENTS - 1 : request.argc();
        List<byte[]> words = new ArrayList<>(shown + 1);
        BitSet hidden = Secrets.in(request);
        for (int i = 0; i < shown; i++) {
            words.add(hidden.get(i) ? ascii(Secrets.HIDDEN) : word(request, i));
        }
        if (shown < request.argc()) {
            words.add(ascii("... (" + (request.argc() - shown) + " more arguments)"));
        }
        return words;
    }

    private static byte[] word(Request request, int i) {
        if (request.length(i) <= MOST_BYTES) {
            return request.bytes(i);
        }
        byte[] more = ascii("... (" + (request.length(i) - MOST_BYTES) + " more bytes)");
        byte[] word = Arrays.copyOf(Arrays.copyOf(request.bytes(i), MOST_BYTES), MOST_BYTES + more.length);
        System.arraycopy(more, 0, word, MOST_BYTES, more.length);
        return word;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
