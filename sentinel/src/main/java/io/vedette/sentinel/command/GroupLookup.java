package io.vedette.sentinel.command;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.view.GroupView;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.sentinel.shell.Shell;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the group a command names, or says that there is none. */
final class GroupLookup {
    static final String UNKNOWN = "ERR No such master with that name";

    private final Shell shell;

    GroupLookup(Shell shell) {
        this.shell = shell;
    }

    /** The name in argument {@code i}, if a group has it. */
    Optional<GroupName> known(Request request, int i) {
        return named(request.text(i)).filter(name -> shell.core().masterOf(name).isPresent());
    }

    void name(Request request, ReplyWriter reply, Consumer<GroupName> found) {
        known(request, 2).ifPresentOrElse(found, () -> reply.error(UNKNOWN));
    }

    void view(Request request, ReplyWriter reply, Consumer<GroupView> found) {
        known(request, 2)
                .flatMap(name -> shell.core().view(name, shell.nowMs()))
                .ifPresentOrElse(found, () -> reply.error(UNKNOWN));
    }

    /** Text that can be a group's name. */
    static Optional<GroupName> named(String text) {
        boolean usable = !text.isEmpty() && text.chars().noneMatch(Character::isISOControl);
        return usable ? Optional.of(new GroupName(text)) : Optional.empty();
    }
}
