package io.vedette.deploy.ask;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How to get in.
 *
 * @param user the one to log in as; without it the default user
 * @param tls how to speak TLS; empty for plain connections
 * @param patienceMs bounds each wait
 */
public record Access(Optional<String> user, Optional<String> password, Optional<SSLContext> tls, int patienceMs) {
    /** The command that logs in, as words; none where there is no password. */
    public List<String> login() {
        return password.map(secret ->
                        user.map(name -> List.of("AUTH", name, secret)).orElse(List.of("AUTH", secret)))
                .orElse(List.of());
    }

    public Access with(Optional<String> otherUser, Optional<String> otherPassword) {
        return new Access(otherUser, otherPassword, tls, patienceMs);
    }
}
