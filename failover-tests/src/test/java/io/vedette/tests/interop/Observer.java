package io.vedette.tests.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A well-behaved client beside a bad one: it is still served, and it sees what the server says of the other. */
final class Observer implements AutoCloseable {
    private static final int QUESTIONS = 100;

    private final WireClient client;

    Observer(ServerProcess server) throws IOException {
        client = WireClient.to(server).named("observer");
    }

    /** Asks a number of times and gets every answer; each answer is another turn of the server's loop. */
    void assertServed() throws IOException {
        for (int i = 0; i < QUESTIONS; i++) {
            assertThat(client.ask("ECHO " + i)).isEqualTo(Integer.toString(i));
        }
    }

    String ask(String command) throws IOException {
        return client.ask(command);
    }

    /** What CLIENT LIST says of the clients with this name. */
    List<Map<String, String>> clients(String name) throws IOException {
        return client.ask("CLIENT LIST")
                .lines()
                .map(Observer::fields)
                .filter(fields -> name.equals(fields.get("name")))
                .toList();
    }

    /** One number of the only client with this name. */
    long figure(String name, String field) throws IOException {
        List<Map<String, String>> clients = clients(name);
        assertThat(clients).as(name).hasSize(1);
        return figure(clients.get(0), field);
    }

    static long figure(Map<String, String> client, String field) {
        return Long.parseLong(Objects.requireNonNull(client.get(field), field));
    }

    /** One number of INFO. */
    long info(String field) throws IOException {
        return client.ask("INFO")
                .lines()
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.substring(field.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("INFO does not say " + field));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private static Map<String, String> fields(String line) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : line.split(" ", -1)) {
            int equals = field.indexOf('=');
            fields.put(field.substring(0, equals), field.substring(equals + 1));
        }
        return fields;
    }
}
