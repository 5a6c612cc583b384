package io.vedette.sentinel.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How we prove to a server who we are.
 *
 * @param user empty for the default user: AUTH with one argument, which servers without ACLs know too
 */
public record Login(Optional<String> user, String password) {
    List<String> command(CommandNames names) {
        List<String> words = new ArrayList<>(List.of(names.of("AUTH")));
        user.ifPresent(words::add);
        words.add(password);
        return words;
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "login of " + user.orElse("the default user");
    }
}
