package io.vedette.resp.command;

import io.vedette.resp.Request;

/** Finds the keys of a command whose key specs cannot: an option anywhere, flags that depend on an option. */
@FunctionalInterface
public interface KeyFinder {

    /** Adds the keys of the command that begins at argument {@code first}; an impossible command adds none. */
    void find(Request request, int first, Keys keys);
}
