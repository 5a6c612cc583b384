package io.vedette.resp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.resp.RealRedis;
import io.vedette.resp.RealRedis.Raw;
import io.vedette.resp.server.ServerClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same conversations with a real redis-server 7.0.15 and with us: every byte must be the same, except what cannot
 * be (ids, addresses, ages, memory).
 *
 * <p>A line is {@code who: COMMAND words}, where {@code {id:who}} and {@code {addr:who}} stand for that connection's own
 * on the server that is asked, and {@code ''} for an empty word; {@code who<} reads one more reply or push.
 */
class LikeRedisTest {
    private static RealRedis redis;
    private static TestKit ours;

    /** One on each server that stays, and sees when those of the last conversation are gone. */
    private static Raw theirObserver;

    private static Raw ourObserver;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        redis = RealRedis.start();
        ours = TestKit.started(options -> options.withClock(ServerClock.system()));
        theirObserver = redis.connect();
        ourObserver = new Raw(new Socket(InetAddress.getLoopbackAddress(), ours.port()));
    }

    @AfterAll
    static void stop() throws IOException {
        if (redis != null) {
            theirObserver.close();
            ourObserver.close();
            ours.close();
            redis.close();
        }
    }

    /** A server notices in its own time that a client is gone; the next conversation may ask who is there. */
    @BeforeEach
    void nobodyIsLeft() {
        for (Raw observer : List.of(theirObserver, ourObserver)) {
            await().until(() -> observer.ask("CLIENT", "LIST").split(" addr=", -1).length == 2);
        }
    }

    static List<String> conversations() {
        return Conversations.all();
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void saysWhatRedisSays(String conversation) throws IOException {
        assertThat(transcript(conversation, ours.port())).isEqualTo(transcript(conversation, redis.port()));
    }

    private static String transcript(String conversation, int port) throws IOException {
        try (Talk talk = new Talk(port)) {
            StringBuilder transcript = new StringBuilder();
            for (String line : conversation.lines().toList()) {
                transcript
                        .append(line)
                        .append("\n    ")
                        .append(masked(talk.step(line.strip())))
                        .append('\n');
            }
            return transcript.toString();
        }
    }

    /** What two servers cannot have in common. */
    private static String masked(String reply) {
        String line = reply.replaceAll(" lib-name=\\S* lib-ver=\\S*", "")
                .replaceAll("\\b(id|addr|laddr|fd|age|idle|qbuf|qbuf-free|argv-mem|rbs|rbp|tot-mem)=\\S+", "$1=?");
        if (!line.equals(reply)) {
            line = line.replaceFirst("^([$=])\\d+", "$1?");
        }
        return line.replaceAll("(\\$2\r\nid\r\n:)\\d+", "$1?").replace("\r\n", "|");
    }

    /** The connections of one conversation. */
    private static final class Talk implements AutoCloseable {
        private static final Pattern PLACEHOLDER = Pattern.compile("\\{(id|addr):(\\w+)}");

        private final int port;
        private final Map<String, Raw> connections = new LinkedHashMap<>();

        Talk(int port) {
            this.port = port;
        }

        String step(String line) throws IOException {
            if (line.endsWith("<")) {
                return connection(line.substring(0, line.length() - 1)).reply();
            }
            int colon = line.indexOf(':');
            String[] words = line.substring(colon + 1).strip().split(" ");
            for (int i = 0; i < words.length; i++) {
                words[i] = words[i].equals("''") ? "" : filled(words[i]);
            }
            return connection(line.substring(0, colon)).ask(words);
        }

        private String filled(String word) throws IOException {
            Matcher placeholder = PLACEHOLDER.matcher(word);
            if (!placeholder.find()) {
                return word;
            }
            Raw other = connection(placeholder.group(2));
            String value = placeholder.group(1).equals("id")
                    ? other.ask("CLIENT", "ID").substring(1).strip()
                    : address(other.ask("CLIENT", "INFO"));
            return placeholder.replaceFirst(value);
        }

        private static String address(String info) {
            Matcher address = Pattern.compile(" addr=(\\S+)").matcher(info);
            assertThat(address.find()).as(info).isTrue();
            return address.group(1);
        }

        private Raw connection(String name) throws IOException {
            Raw present = connections.get(name);
            if (present != null) {
                return present;
            }
            Raw made = new Raw(new Socket(InetAddress.getLoopbackAddress(), port));
            connections.put(name, made);
            return made;
        }

        @Override
        public void close() throws IOException {
            for (Raw connection : connections.values()) {
                connection.close();
            }
        }
    }
}
