package io.vedette.resp.acl;

import io.vedette.resp.Request;
import io.vedette.resp.command.AclCategory;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandFlag;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/**
 * Which commands a user may run: a bit for each command's number, so that the question costs one look. Subcommands have
 * bits of their own; a rule on a container sets theirs too.
 *
 * <p>Redis also allows a command that is not allowed for one value of its first argument only ({@code +select|0}).
 */
final class CommandRights {

    private final BitSet allowed = new BitSet();

    /** By the command's number, as they were written; they are compared in any case. */
    private final TreeMap<Integer, List<String>> firstArguments = new TreeMap<>();

    /** Began with everything: commands that a later version adds are allowed too. */
    private boolean future;

    CommandRights copy() {
        CommandRights copy = new CommandRights();
        copy.allowed.or(allowed);
        firstArguments.forEach((id, values) -> copy.firstArguments.put(id, new ArrayList<>(values)));
        copy.future = future;
        return copy;
    }

    boolean future() {
        return future;
    }

    boolean has(Command<?> command) {
        return allowed.get(command.id());
    }

    List<String> firstArguments(Command<?> command) {
        return firstArguments.getOrDefault(command.id(), List.of());
    }

    /** Whether the command that begins at argument {@code first} may run. */
    boolean allows(Command<?> command, Request request, int first) {
        return allowed.get(command.id())
                || command.spec().is(CommandFlag.NO_AUTH)
                || (!firstArguments.isEmpty() && allowsFirstArgument(command, request, first));
    }

    void allowAll(Iterable<? extends Command<?>> all) {
        all.forEach(command -> allowed.set(command.id()));
        firstArguments.clear();
        future = true;
    }

    void denyAll() {
        allowed.clear();
        firstArguments.clear();
        future = false;
    }

    void set(Command<?> command, boolean allow) {
        allowed.set(command.id(), allow);
        firstArguments.remove(command.id());
        command.subcommands().forEach(sub -> allowed.set(sub.id(), allow));
    }

    void set(AclCategory category, Iterable<? extends Command<?>> all, boolean allow) {
        for (Command<?> command : all) {
            if (command.spec().categories().contains(category)) {
                set(command, allow);
            }
        }
    }

    void allowFirstArgument(Command<?> command, String value) {
        List<String> values = firstArguments.computeIfAbsent(command.id(), id -> new ArrayList<>());
        if (values.stream().noneMatch(known -> Octets.sameInAnyCase(known, value))) {
            values.add(value);
        }
    }

    /** Whether nothing of the table is denied. */
    boolean everything(List<? extends Command<?>> all) {
        return allowed.cardinality() == all.size();
    }

    private boolean allowsFirstArgument(Command<?> command, Request request, int first) {
        int at = first + (command.isSubcommand() ? 2 : 1);
        if (at >= request.argc()) {
            return false;
        }
        for (String value : firstArguments(command)) {
            if (Octets.sameInAnyCase(value, Octets.of(request, at))) {
                return true;
            }
        }
        return false;
    }
}
