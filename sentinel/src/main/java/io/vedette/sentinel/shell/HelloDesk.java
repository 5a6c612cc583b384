package io.vedette.sentinel.shell;

import io.vedette.quorum.Event;
import io.vedette.quorum.Hello;
import io.vedette.sentinel.link.HelloText;
import io.vedette.sentinel.link.Signature;
import io.vedette.sentinel.state.GlobalOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes hellos by the rules of trust. With {@code gossip-secret} ours are signed; with {@code hello-trust signed} they
 * are sent in no other form, and no other is listened to. Otherwise both forms are sent, so that redis-sentinels understand us.
 */
final class HelloDesk {
    private final OptionBook options;
    private Optional<String> secret = Optional.empty();
    private Optional<Signature> signature = Optional.empty();
    private long refused;

    HelloDesk(OptionBook options) {
        this.options = options;
    }

    Optional<Event> heard(String text) {
        Optional<HelloText.Heard> heard = HelloText.read(text, signature());
        if (heard.isEmpty()
                || (options.global().trustOnlySigned() && !heard.get().signed())) {
            refused++;
            return Optional.empty();
        }
        return Optional.of(new Event.HelloHeard(heard.get().hello(), true));
    }

    /** Texts that were no hello, or none we may trust. */
    long refused() {
        return refused;
    }

    List<String> written(Hello hello) {
        List<String> forms = new ArrayList<>();
        Optional<Signature> key = signature();
        if (key.isEmpty() || !options.global().trustOnlySigned()) {
            forms.add(HelloText.write(hello));
        }
        key.ifPresent(sign -> forms.add(HelloText.write(hello, sign)));
        return forms;
    }

    Optional<Signature> signature() {
        GlobalOptions now = options.global();
        if (!now.secret().equals(secret)) {
            secret = now.secret();
            signature = secret.map(Signature::new);
        }
        return signature;
    }
}
