package io.vedette.node;

import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.config.ProcessParameters;
import io.vedette.resp.config.TlsParameters;
import io.vedette.resp.info.RunIdentity;
import java.util.List;

/** What a log begins with where {@code always-show-logo} says so: scripts wait for the port and the PID in it. */
final class Banner {
    private Banner() {}

    /** Its lines; none unless it is wanted. */
    static List<String> of(Configuration configuration, long pid) {
        if (!configuration.get(ProcessParameters.ALWAYS_SHOW_LOGO)) {
            return List.of();
        }
        long plain = configuration.get(NetworkParameters.PORT);
        long port = plain != 0 ? plain : configuration.get(TlsParameters.TLS_PORT);
        return List.of(
                "      |>",
                "      |         Vedette, as Redis " + RunIdentity.REDIS_VERSION,
                "   _|_|_|_      Running in standalone mode",
                "   |_   _|      Port: " + port,
                "    |   |       PID: " + pid,
                "   _|___|_");
    }
}
