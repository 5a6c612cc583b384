package io.vedette.resp.config;

import java.util.List;
import java.util.Map;

/** Where a process listens and how it treats its connections. */
public final class NetworkParameters {
    public static final Parameter<Long> PORT = Parameter.of(
                    "port", WholeNumber.port(), "6379", "TCP port; 0 listens on none.")
            .live();
    public static final Parameter<List<String>> BIND = Parameter.of(
                    "bind",
                    TextList.between(1, 16, "up to 16 addresses; - before one: it may be missing"),
                    "* -::*",
                    "Addresses to listen on; an address with - before it may be missing.")
            .live();
    public static final Parameter<String> BIND_SOURCE_ADDR = Parameter.of(
                    "bind-source-addr", Text.of("an address"), "\"\"", "Address that outgoing connections come from.")
            .live();
    public static final Parameter<String> UNIXSOCKET =
            Parameter.of("unixsocket", Text.of("a path"), "\"\"", "Path of a Unix socket to listen on.");
    public static final Parameter<Long> UNIXSOCKETPERM = Parameter.of(
            "unixsocketperm",
            WholeNumber.octal(),
            "0",
            "Permissions of the Unix socket, octal; 0 leaves them to the umask.");
    public static final Parameter<Long> TCP_BACKLOG = Parameter.of(
            "tcp-backlog",
            WholeNumber.between(0, Integer.MAX_VALUE),
            "511",
            "Connections that may wait to be accepted.");
    public static final Parameter<Long> TCP_KEEPALIVE = Parameter.of(
                    "tcp-keepalive",
                    WholeNumber.between(0, Integer.MAX_VALUE),
                    "300",
                    "Seconds between keepalive probes; 0 sends none.")
            .live();
    public static final Parameter<Long> TIMEOUT = Parameter.of(
                    "timeout",
                    WholeNumber.between(0, Integer.MAX_VALUE),
                    "0",
                    "Seconds after which an idle client is closed; 0 never.")
            .live();
    public static final Parameter<Long> MAXCLIENTS = Parameter.of(
                    "maxclients", WholeNumber.between(1, Integer.MAX_VALUE), "10000", "Most clients at a time.")
            .live();
    public static final Parameter<Long> CLIENT_QUERY_BUFFER_LIMIT = Parameter.of(
                    "client-query-buffer-limit",
                    MemorySize.between(1 << 20, Long.MAX_VALUE),
                    "1gb",
                    "Most bytes of unfinished commands one client may hold.")
            .live();
    public static final Parameter<Long> PROTO_MAX_BULK_LEN = Parameter.of(
                    "proto-max-bulk-len",
                    MemorySize.between(1 << 20, Long.MAX_VALUE),
                    "512mb",
                    "Longest single argument.")
            .live();
    public static final Parameter<Map<BufferLimit.ClientClass, BufferLimit>> CLIENT_OUTPUT_BUFFER_LIMIT = Parameter.of(
                    "client-output-buffer-limit",
                    BufferLimit.perClass(),
                    "normal 0 0 0 slave 256mb 64mb 60 pubsub 32mb 8mb 60",
                    "Output that may wait per client of a class before it is closed.")
            .live();
    public static final Parameter<Long> SOCKET_MARK_ID =
            Parameter.of("socket-mark-id", WholeNumber.between(0, 4294967295L), "0", "SO_MARK of the sockets.");
    public static final Parameter<Long> MAX_NEW_CONNECTIONS_PER_CYCLE = Parameter.of(
                    "max-new-connections-per-cycle",
                    WholeNumber.between(1, 1000),
                    "10",
                    "Connections accepted per turn of the loop.")
            .live();
    public static final Parameter<Long> MAX_NEW_TLS_CONNECTIONS_PER_CYCLE = Parameter.of(
                    "max-new-tls-connections-per-cycle",
                    WholeNumber.between(1, 1000),
                    "1",
                    "TLS connections accepted per turn of the loop.")
            .live();
    public static final Parameter<Long> IO_THREADS =
            Parameter.of("io-threads", WholeNumber.between(1, 128), "1", "Threads for reading and writing.");
    public static final Parameter<Boolean> IO_THREADS_DO_READS =
            Parameter.of("io-threads-do-reads", new YesNo(), "no", "Whether those threads also read.");
    public static final Parameter<Long> MAXMEMORY_CLIENTS = Parameter.of(
                    "maxmemory-clients", MemorySize.orPercentage(), "0", "Most memory all clients may hold.")
            .live();

    static final List<Parameter<?>> ALL = List.of(
            PORT,
            BIND,
            BIND_SOURCE_ADDR,
            UNIXSOCKET,
            UNIXSOCKETPERM,
            TCP_BACKLOG,
            TCP_KEEPALIVE,
            TIMEOUT,
            MAXCLIENTS,
            CLIENT_QUERY_BUFFER_LIMIT,
            PROTO_MAX_BULK_LEN,
            CLIENT_OUTPUT_BUFFER_LIMIT,
            SOCKET_MARK_ID,
            MAX_NEW_CONNECTIONS_PER_CYCLE,
            MAX_NEW_TLS_CONNECTIONS_PER_CYCLE,
            IO_THREADS,
            IO_THREADS_DO_READS,
            MAXMEMORY_CLIENTS);

    private NetworkParameters() {}
}
