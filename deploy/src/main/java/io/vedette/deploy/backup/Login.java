package io.vedette.deploy.backup;

import java.util.List;

/** How to log in to nodes: as nobody, with the one password there is, or as a user. */
record Login(String user, String password) {

    List<String> words() {
        if (password.isEmpty()) {
            return List.of();
        }
        return user.isEmpty() ? List.of("AUTH", password) : List.of("AUTH", user, password);
    }
}
