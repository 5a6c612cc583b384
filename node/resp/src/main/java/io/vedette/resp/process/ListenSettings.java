package io.vedette.resp.process;

import io.netty.util.internal.PlatformDependent;
import io.vedette.resp.WireLimits;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.BufferLimit;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.config.Parameter;
import io.vedette.resp.config.SecurityParameters;
import io.vedette.resp.config.TlsParameters;
import io.vedette.resp.server.BindAddresses;
import io.vedette.resp.server.Endpoint;
import io.vedette.resp.server.OutputLimit;
import io.vedette.resp.server.OutputLimits;
import io.vedette.resp.server.ServerClock;
import io.vedette.resp.server.ServerLimits;
import io.vedette.resp.server.ServerOptions;
import io.vedette.resp.server.TlsFiles;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From the directives both processes share to what the server kit wants to know. */
public final class ListenSettings {
    private final Configuration configuration;
    private final WorkingFolder folder;

    private ListenSettings(Configuration configuration, WorkingFolder folder) {
        this.configuration = configuration;
        this.folder = folder;
    }

    public static ServerOptions options(Configuration configuration, WorkingFolder folder) throws BadConfiguration {
        return new ListenSettings(configuration, folder).options();
    }

    /** The TLS material alone, for a process that connects by TLS whether or not it listens so. */
    public static TlsFiles tls(Configuration configuration, WorkingFolder folder) throws BadConfiguration {
        return new TlsSettings(configuration, folder).files();
    }

    /** The limits alone, for when they change while a process runs. */
    public static ServerLimits limits(Configuration configuration, WorkingFolder folder) {
        return new ListenSettings(configuration, folder).limits();
    }

    private ServerOptions options() throws BadConfiguration {
        return new ServerOptions(
                endpoints(),
                limits(),
                configuration.get(SecurityParameters.PROTECTED_MODE),
                configuration.get(TlsParameters.TLS_PORT) == 0
                        ? Optional.empty()
                        : Optional.of(tls(configuration, folder)),
                ServerClock.system());
    }

    private List<Endpoint> endpoints() {
        List<String> bind = configuration.get(NetworkParameters.BIND);
        List<Endpoint> endpoints = new ArrayList<>();
        long port = configuration.get(NetworkParameters.PORT);
        if (port != 0) {
            endpoints.addAll(BindAddresses.of(bind, (int) port, false));
        }
        long tlsPort = configuration.get(TlsParameters.TLS_PORT);
        if (tlsPort != 0) {
            endpoints.addAll(BindAddresses.of(bind, (int) tlsPort, true));
        }
        String socket = configuration.get(NetworkParameters.UNIXSOCKET);
        if (!socket.isEmpty()) {
            endpoints.add(new Endpoint.Unix(folder.resolve(socket), permissions()));
        }
        return endpoints;
    }

    private Set<PosixFilePermission> permissions() {
        long mode = configuration.get(NetworkParameters.UNIXSOCKETPERM);
        StringBuilder letters = new StringBuilder();
        for (int bit = 8; bit >= 0; bit--) {
            letters.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
        }
        return PosixFilePermissions.fromString(letters.toString());
    }

    private ServerLimits limits() {
        return ServerLimits.DEFAULT
                .withMaxClients(whole(NetworkParameters.MAXCLIENTS))
                .withIdleTimeoutMs(configuration.get(NetworkParameters.TIMEOUT) * 1000)
                .withKeepAliveSeconds(whole(NetworkParameters.TCP_KEEPALIVE))
                .withBacklog(whole(NetworkParameters.TCP_BACKLOG))
                .withOutput(output())
                .withUnreadRepliesWithin(PlatformDependent.maxDirectMemory())
                .withWire(WireLimits.DEFAULT
                        .withBulkBytes(configuration.get(NetworkParameters.PROTO_MAX_BULK_LEN))
                        .withQueryBufferBytes(configuration.get(NetworkParameters.CLIENT_QUERY_BUFFER_LIMIT)));
    }

    private int whole(Parameter<Long> parameter) {
        return (int) Math.min(Integer.MAX_VALUE, configuration.get(parameter));
    }

    private OutputLimits output() {
        Map<BufferLimit.ClientClass, BufferLimit> limits =
                configuration.get(NetworkParameters.CLIENT_OUTPUT_BUFFER_LIMIT);
        return new OutputLimits(
                output(limits, BufferLimit.ClientClass.NORMAL),
                output(limits, BufferLimit.ClientClass.SLAVE),
                output(limits, BufferLimit.ClientClass.PUBSUB));
    }

    private static OutputLimit output(
            Map<BufferLimit.ClientClass, BufferLimit> limits, BufferLimit.ClientClass clients) {
        BufferLimit limit = limits.getOrDefault(clients, BufferLimit.NONE);
        return new OutputLimit(limit.hardBytes(), limit.softBytes(), limit.softSeconds() * 1000);
    }
}
