package io.vedette.node.replication;

import java.util.List;
import java.util.Optional;

/** Where a node is to be found. */
public record Address(String host, int port) {

    /** The words of {@code replicaof}, if they name anybody. */
    public static Optional<Address> of(List<String> words) {
        return words.size() == 2 && words.get(1).matches("\\d{1,5}")
                ? Optional.of(new Address(words.get(0), Integer.parseInt(words.get(1))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
