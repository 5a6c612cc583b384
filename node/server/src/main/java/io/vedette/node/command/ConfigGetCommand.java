package io.vedette.node.command;

import io.vedette.node.config.DataFolder;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.resp.ReplyWriter;
import io.vedette.resp.Request;
import io.vedette.resp.command.Glob;
import io.vedette.resp.config.Parameter;
import io.vedette.resp.config.ProcessParameters;
import io.vedette.resp.server.CommandHandler;
import io.vedette.resp.server.Connection;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** CONFIG GET: every parameter, under each of its names, that some pattern matches. */
public final class ConfigGetCommand implements CommandHandler {
    private final LiveConfiguration live;
    private final DataFolder folder;

    public ConfigGetCommand(LiveConfiguration live, DataFolder folder) {
        this.live = live;
        this.folder = folder;
    }

    @Override
    public void handle(Connection connection, Request request, ReplyWriter reply) {
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 2; i < request.argc(); i++) {
            String asked = request.text(i);
            Glob pattern = Glob.ignoringCase(request.bytes(i));
            live.current().table().byName().forEach((name, parameter) -> {
                if (parameter.hidden()
                        ? name.equalsIgnoreCase(asked)
                        : pattern.matches(name.getBytes(StandardCharsets.US_ASCII))) {
                    found.put(name, shown(parameter));
                }
            });
        }
        reply.map(found.size());
        found.forEach((name, value) -> {
            reply.bulk(name);
            reply.bulk(value);
        });
    }

    /** The folder is shown as it is, not as it was written. */
    private String shown(Parameter<?> parameter) {
        return parameter.equals(ProcessParameters.DIR)
                ? folder.path().toString()
                : live.current().show(parameter);
    }
}
