package io.vedette.sentinel.link;

import java.util.Optional;

/** What is needed to talk to one server: who we are there, and what its commands are called. */
public record Access(Optional<Login> login, CommandNames names) {
    public static final Access OPEN = new Access(Optional.empty(), CommandNames.ORIGINAL);
}
