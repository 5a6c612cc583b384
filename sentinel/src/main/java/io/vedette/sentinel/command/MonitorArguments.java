package io.vedette.sentinel.command;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.resp.Request;
import io.vedette.sentinel.shell.Shell;
import java.util.Optional;

/** The arguments of SENTINEL MONITOR, and the checks redis-sentinel makes, in its order and words. */
record MonitorArguments(String nameText, String host, long port, int quorum) {

    /** What is wrong before the address is looked at. */
    static Optional<String> complaint(Request request) {
        if (!request.isLong(5) || request.longAt(5) > Integer.MAX_VALUE) {
            return Optional.of("ERR Invalid quorum");
        }
        if (!request.isLong(4)) {
            return Optional.of("ERR Invalid port");
        }
        return request.longAt(5) <= 0 ? Optional.of("ERR Quorum must be 1 or greater.") : Optional.empty();
    }

    static MonitorArguments of(Request request) {
        return new MonitorArguments(request.text(2), request.text(3), request.longAt(4), (int) request.longAt(5));
    }

    /** What is wrong once the address is known to be one. */
    Optional<String> refusal(Shell shell) {
        if (port < 0 || port > 65_535) {
            return Optional.of("ERR Invalid port number.");
        }
        Optional<GroupName> name = GroupLookup.named(nameText);
        if (name.isEmpty()) {
            return Optional.of("ERR a master's name must have at least one character, and no control characters");
        }
        return shell.core().masterOf(name.get()).isPresent()
                ? Optional.of("ERR Duplicate master name.")
                : Optional.empty();
    }

    GroupName name() {
        return new GroupName(nameText);
    }

    HostPort address() {
        return new HostPort(host, (int) port);
    }
}
