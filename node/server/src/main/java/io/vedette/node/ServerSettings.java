package io.vedette.node;

import io.vedette.resp.acl.Acl;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.ProcessParameters;
import io.vedette.resp.config.SecurityParameters;
import io.vedette.resp.process.ListenSettings;
import io.vedette.resp.process.ProcessLog;
import io.vedette.resp.process.UserSettings;
import io.vedette.resp.process.WorkingFolder;
import io.vedette.resp.server.RespServer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Passes to the server what of the configuration may change while it runs, as far as it did change. */
final class ServerSettings implements Consumer<Configuration> {
    private final RespServer server;
    private final WorkingFolder folder;
    private final Acl acl;
    private Configuration before;

    ServerSettings(RespServer server, WorkingFolder folder, Acl acl, Configuration initial) {
        this.server = server;
        this.folder = folder;
        this.acl = acl;
        this.before = initial;
    }

    @Override
    public void accept(Configuration now) {
        Configuration was = before;
        before = now;
        if (now.equals(was)) {
            return;
        }
        server.limits(ListenSettings.limits(now, folder));
        server.protectedMode(now.get(SecurityParameters.PROTECTED_MODE));
        if (!now.get(ProcessParameters.LOGLEVEL).equals(was.get(ProcessParameters.LOGLEVEL))) {
            ProcessLog.level(now.get(ProcessParameters.LOGLEVEL));
        }
        acl.settings(new UserSettings(now, folder).settings());
        String password = now.get(SecurityParameters.REQUIREPASS);
        if (!password.equals(was.get(SecurityParameters.REQUIREPASS))) {
            acl.requirePassword(password.getBytes(StandardCharsets.UTF_8));
        }
    }
}
