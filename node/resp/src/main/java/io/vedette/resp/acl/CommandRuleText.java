package io.vedette.resp.acl;

import io.vedette.resp.command.AclCategory;
import io.vedette.resp.command.Command;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The shortest rules that make some command rights, as Redis 7.0 finds them: everything or nothing first, then the
 * category that fits best with fewest mistakes, as long as one is right more often than wrong, then what is still amiss
 * command by command, in the order of names.
 *
 * <p>Nobody's own words are kept: whoever granted {@code +get +set ...} until a category was complete reads
 * {@code +@category}. That is what clients of 7.0 see and what they write back.
 */
final class CommandRuleText {

    private final List<? extends Command<?>> all;
    private final CommandRights wanted;

    /** Whether rules add to nothing; otherwise they take from everything. */
    private final boolean adding;

    /** What the rules written so far make. */
    private final CommandRights made = new CommandRights();

    /** What is still to be explained: shrinks by each category that was used. */
    private final CommandRights rest;

    private final Set<AclCategory> used = EnumSet.noneOf(AclCategory.class);
    private final StringBuilder text = new StringBuilder();

    private CommandRuleText(CommandRights wanted, List<? extends Command<?>> all) {
        this.all = all;
        this.wanted = wanted;
        this.adding = !wanted.future();
        this.rest = wanted.copy();
    }

    static String of(CommandRights rights, List<? extends Command<?>> all, Collection<? extends Command<?>> topLevel) {
        CommandRuleText rules = new CommandRuleText(rights, all);
        rules.begin();
        // What nearly every user has, and what would take some ten thousand questions to find out.
        if (rights.future() && rights.everything(all)) {
            return rules.text.toString();
        }
        for (Optional<AclCategory> best = rules.best(); best.isPresent(); best = rules.best()) {
            rules.use(best.orElseThrow());
        }
        topLevel.forEach(rules::correct);
        return rules.text.toString();
    }

    private void begin() {
        if (adding) {
            text.append("-@all");
        } else {
            text.append("+@all");
            made.allowAll(all);
        }
    }

    private void use(AclCategory category) {
        text.append(adding ? " +@" : " -@").append(category.word());
        made.set(category, all, adding);
        rest.set(category, all, !adding);
        used.add(category);
    }

    private Optional<AclCategory> best() {
        AclCategory best = null;
        int fewestWrong = Integer.MAX_VALUE;
        int mostRight = 0;
        for (AclCategory category : AclCategory.values()) {
            if (used.contains(category)) {
                continue;
            }
            int right = count(category, adding);
            int wrong = count(category, !adding);
            if (right > wrong && (wrong < fewestWrong || (wrong == fewestWrong && right > mostRight))) {
                best = category;
                fewestWrong = wrong;
                mostRight = right;
            }
        }
        return Optional.ofNullable(best);
    }

    private int count(AclCategory category, boolean allowed) {
        int count = 0;
        for (Command<?> command : all) {
            if (rest.has(command) == allowed && command.spec().categories().contains(category)) {
                count++;
            }
        }
        return count;
    }

    private void correct(Command<?> command) {
        boolean allowed = wanted.has(command);
        if (allowed != made.has(command)) {
            text.append(allowed ? " +" : " -").append(command.name());
            made.set(command, allowed);
        }
        command.subcommands().forEach(this::correct);
        if (!allowed) {
            for (String value : wanted.firstArguments(command)) {
                text.append(" +").append(command.name()).append('|').append(value);
            }
        }
    }
}
