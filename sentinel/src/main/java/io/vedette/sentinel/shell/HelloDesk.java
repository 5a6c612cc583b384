package io.vedette.sentinel.shell;

import io.vedette.quorum.Event;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.resp.Bytes;
import io.vedette.sentinel.config.Secret;
import io.vedette.sentinel.link.HelloText;
import io.vedette.sentinel.link.Signature;
import io.vedette.sentinel.link.Trouble;
import io.vedette.sentinel.state.Trust;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads and writes hellos by the rules of trust. Thousands come in each second, and nearly all of them say, byte for byte, what was said
 * two seconds before: those are recognised, not read again. With {@code gossip-secret} ours are signed; with {@code hello-trust signed} they
 * are sent in no other form, and no other is listened to. Otherwise both forms are sent, so that redis-sentinels understand us.
 */
final class HelloDesk {
    /** Under more addresses than this nobody sees one process. */
    private static final int MAX_OWN_ADDRESSES = 64;

    /** One per sentinel and group suffices; strangers may fill it with others, and longer ones are read each time. */
    static final int MAX_REMEMBERED = 8_192;

    static final int LONGEST_REMEMBERED = 256;

    private final SentinelId myId;
    private final OptionBook options;
    private final Function<String, Optional<String>> places;
    private final Complaints complaints;
    private final Map<Bytes, HelloText.Heard> remembered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, HelloText.Heard> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    private final Set<HostPort> ownAddresses = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<HostPort, Boolean> eldest) {
            return size() > MAX_OWN_ADDRESSES;
        }
    });

    private Optional<Secret> secret = Optional.empty();
    private Optional<Signature> signature = Optional.empty();
    private Optional<Written> lastWritten = Optional.empty();

    /** The forms of one hello, by the rules of trust of that time. */
    private record Written(Hello hello, Trust trust, List<String> forms) {}

    /** @param places what a host stands for; empty for a name that may not be looked up, and never was */
    HelloDesk(SentinelId myId, OptionBook options, Function<String, Optional<String>> places, Complaints complaints) {
        this.myId = myId;
        this.options = options;
        this.places = places;
        this.complaints = complaints;
    }

    /** @param from the node whose channel carried it, or the client that published it to us */
    Optional<Event> heard(Bytes text, Supplier<String> from) {
        Optional<HelloText.Heard> heard = read(text);
        if (heard.isEmpty()) {
            complaints.complain(
                    from.get(), Trouble.HELLO, "carries hellos that cannot be read, or with a false signature");
            return Optional.empty();
        }
        if (trust().onlySigned() && !heard.get().signed()) {
            complaints.complain(from.get(), Trouble.UNSIGNED, "carries unsigned hellos; they are not listened to");
            return Optional.empty();
        }
        Hello hello = heard.get().hello();
        if (hello.from().equals(myId)) {
            own(hello);
            return Optional.empty();
        }
        if (!isPlaced(hello.sender()) || !isPlaced(hello.master())) {
            complaints.complain(
                    from.get(),
                    Trouble.HELLO,
                    "carries hellos with host names, and those are not resolved; set: sentinel resolve-hostnames yes");
            return Optional.empty();
        }
        return Optional.of(new Event.HelloHeard(hello, true));
    }

    /** A sentinel that nobody here can reach would only count towards the majority that is needed. */
    private boolean isPlaced(HostPort address) {
        return places.apply(address.host()).isPresent();
    }

    private Optional<HelloText.Heard> read(Bytes text) {
        Optional<Signature> key = signature();
        HelloText.Heard known = remembered.get(text);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<HelloText.Heard> heard = HelloText.read(text.text(), key);
        if (text.length() <= LONGEST_REMEMBERED) {
            heard.ifPresent(readable -> remembered.put(text, readable));
        }
        return heard;
    }

    /** Our own hellos come back to us; one that names another place was written by somebody else. */
    private void own(Hello hello) {
        if (!ownAddresses.contains(hello.sender())) {
            complaints.complain(
                    hello.sender().name(),
                    Trouble.TWIN,
                    "is another sentinel with our id " + myId
                            + ", from a copied file perhaps; end it, remove its line 'sentinel myid', start it again");
        }
    }

    /** All who are told the same are told in the same words: those are put together, and signed, once. */
    List<String> written(Hello hello) {
        boolean same = lastWritten.isPresent()
                && lastWritten.get().hello().equals(hello)
                && lastWritten.get().trust().equals(trust());
        return same ? lastWritten.get().forms() : write(hello);
    }

    private List<String> write(Hello hello) {
        ownAddresses.add(hello.sender());
        List<String> forms = new ArrayList<>();
        Optional<Signature> key = signature();
        if (key.isEmpty() || !trust().onlySigned()) {
            forms.add(HelloText.write(hello));
        }
        key.ifPresent(sign -> forms.add(HelloText.write(hello, sign)));
        lastWritten = Optional.of(new Written(hello, trust(), List.copyOf(forms)));
        return forms;
    }

    /** Where we told others to find us. */
    Set<HostPort> ownAddresses() {
        return Collections.unmodifiableSet(ownAddresses);
    }

    Optional<Signature> signature() {
        if (!trust().secret().equals(secret)) {
            secret = trust().secret();
            signature = secret.map(Secret::text).map(Signature::new);
            remembered.clear();
        }
        return signature;
    }

    private Trust trust() {
        return options.global().trust();
    }
}
