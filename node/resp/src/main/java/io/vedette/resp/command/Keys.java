package io.vedette.resp.command;

import io.vedette.resp.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The keys among the arguments of one command. Filled again for each command, so that asking allocates nothing; there
 * are never more of them than arguments times specs.
 */
public final class Keys {

    private static final int USUAL = 8;
    private static final int KEPT = 1024;

    private int[] arguments = new int[USUAL];
    private final List<Set<KeyFlag>> flags = new ArrayList<>(USUAL);

    /** How many were found. */
    public int count() {
        return flags.size();
    }

    /** Which argument of the request key {@code i} is. */
    public int argument(int i) {
        if (i >= count()) {
            throw new IndexOutOfBoundsException("key " + i + " of " + count());
        }
        return arguments[i];
    }

    /** What is done with key {@code i}. */
    public Set<KeyFlag> flags(int i) {
        return flags.get(i);
    }

    /** For a {@link KeyFinder}: argument {@code argument} of the request is a key. */
    public void add(int argument, Set<KeyFlag> use) {
        int at = flags.size();
        if (at == arguments.length) {
            arguments = Arrays.copyOf(arguments, 2 * at);
        }
        arguments[at] = argument;
        flags.add(use);
    }

    /**
     * Finds the keys of {@code command}, which begins at argument {@code first} of the request: by its key specs where
     * they tell everything, else by its own finder. Arguments that make no sense have no keys; the command will say so.
     */
    public void find(Command<?> command, Request request, int first) {
        clear();
        boolean varies = false;
        for (KeySpec spec : command.spec().keySpecs()) {
            varies |= spec.flags().contains(KeyFlag.VARIABLE_FLAGS);
        }
        if (command.spec().hasKeys()
                && !varies
                && KeySearch.search(command.spec().keySpecs(), request, first, this)) {
            return;
        }
        clear();
        if (command.keyFinder().isPresent()) {
            command.keyFinder().get().find(request, first, this);
        }
    }

    private void clear() {
        flags.clear();
        if (arguments.length > KEPT) {
            arguments = new int[USUAL];
        }
    }
}
