package io.vedette.tests.node;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * A conversation of several clients with one server, from a script. A line is one of:
 *
 * <pre>
 * a: SET k v     client a sends a command and does not read the reply yet
 * a?             client a reads one reply
 * a. GET k       both
 * a! HELLO 3     both, and nobody cares about the reply
 * waiting 2      goes on when so many clients wait
 * without a      client a closes its connection
 * clients 3      goes on when so many clients are connected
 * busy           goes on when the server says that a script is running
 * </pre>
 *
 * A client connects when it is first named, be it as {@code {id:a}}, which stands for its number. What it read is the transcript.
 */
final class Talk implements AutoCloseable {
    private static final int PATIENCE_MS = 30_000;
    private static final Pattern NUMBER = Pattern.compile("\\{id:(.)}");

    private final int port;
    private final Map<String, Client> clients = new TreeMap<>();
    private final Map<String, String> names = new TreeMap<>();
    private final List<String> transcript = new ArrayList<>();

    private Talk(int port) {
        this.port = port;
    }

    /** What the clients read, a line for each reply. */
    static String transcript(int port, String script) throws IOException {
        try (Talk talk = new Talk(port);
                Client observer = new Client(port)) {
            for (String line : script.strip().split("\n", -1)) {
                talk.step(line.strip(), observer);
            }
            return String.join("\n", talk.transcript);
        }
    }

    /** The same in an empty server that nobody else is connected to. */
    static String fresh(int port, String script) throws IOException {
        return transcript(port, "z. FLUSHALL\nz. CONFIG GET port\nwithout z\nclients 0\n" + script)
                .replaceFirst("(?s).*?\"port\"[^\n]*\n", "");
    }

    private void step(String line, Client observer) throws IOException {
        if (line.startsWith("waiting ")) {
            await(observer, "blocked_clients:" + line.substring("waiting ".length()) + "\r\n");
        } else if (line.startsWith("clients ")) {
            int others = Integer.parseInt(line.substring("clients ".length()));
            await(observer, "connected_clients:" + (others + 1) + "\r\n");
        } else if (line.equals("busy")) {
            awaitBusy(observer);
        } else if (line.startsWith("without ")) {
            Client gone = clients.remove(line.substring("without ".length()));
            if (gone == null) {
                throw new IllegalArgumentException("nobody of that name: " + line);
            }
            gone.close();
        } else if (!line.isEmpty()) {
            Client client = client(line.substring(0, 1));
            if (line.charAt(1) != '?') {
                client.send(withNumbers(line.substring(2).strip()));
            }
            if (line.charAt(1) == '!') {
                client.reply();
            } else if (line.charAt(1) != ':') {
                transcript.add(line + " -> " + withNames(client.reply()));
            }
        }
    }

    private String withNumbers(String command) throws IOException {
        Matcher named = NUMBER.matcher(command);
        if (!named.find()) {
            return command;
        }
        String number = client(named.group(1)).number();
        names.put(":" + number, named.group());
        return named.replaceFirst(number);
    }

    /** A number differs from server to server; the transcript has its name. */
    private String withNames(String reply) {
        String named = reply;
        for (Map.Entry<String, String> name : names.entrySet()) {
            named = named.replace(name.getKey(), name.getValue());
        }
        return named;
    }

    private static void awaitBusy(Client observer) {
        Awaitility.await("a busy server").until(() -> {
            observer.send("PING");
            return observer.reply().startsWith("-BUSY");
        });
    }

    private static void await(Client observer, String field) {
        Awaitility.await(field).until(() -> {
            observer.send("INFO clients");
            return observer.reply().contains(field);
        });
    }

    private Client client(String name) throws IOException {
        Client known = clients.get(name);
        if (known == null) {
            known = new Client(port);
            clients.put(name, known);
        }
        return known;
    }

    @Override
    public void close() throws IOException {
        for (Client client : clients.values()) {
            client.close();
        }
    }

    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }

        void send(String command) throws IOException {
            socket.getOutputStream().write((command + "\r\n").getBytes(ISO_8859_1));
        }

        String number() throws IOException {
            send("CLIENT ID");
            return reply().substring(1);
        }

        String reply() throws IOException {
            String line = line();
            char type = line.charAt(0);
            if (type == '$' || type == '=') {
                int length = Integer.parseInt(line.substring(1));
                return length < 0 ? line : '"' + bytes(length) + '"';
            }
            if ("*~>%".indexOf(type) < 0 || line.equals("*-1")) {
                return line;
            }
            int elements = Integer.parseInt(line.substring(1)) * (type == '%' ? 2 : 1);
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < elements; i++) {
                parts.add(reply());
            }
            return type + "[" + String.join(", ", parts) + "]";
        }

        private String bytes(int length) throws IOException {
            String bytes = new String(in.readNBytes(length), ISO_8859_1);
            in.skipNBytes(2);
            return bytes;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\r'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("the server closed the connection");
                }
                line.append((char) next);
            }
            in.skipNBytes(1);
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
