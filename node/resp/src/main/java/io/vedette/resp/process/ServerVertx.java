package io.vedette.resp.process;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.server.Transports;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.transport.Transport;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** The Vert.x of a server process: one loop that serves, one for what must not share it, few workers. */
public final class ServerVertx {
    /** The environment, not the file: a redis.conf has no word for it. */
    private static final String TRANSPORT = "VEDETTE_TRANSPORT";

    private static final int EVENT_LOOPS = 2;
    private static final int WORKERS = 4;

    private ServerVertx() {}

    /** Refuses a wish for a transport that does not exist; one that does not load is done without. */
    public static Vertx create() throws BadConfiguration {
        return prepared(builder(new MetricsOptions()));
    }

    /** One that counts what its sockets, clients and workers do. */
    public static Vertx createMeasured(MetricsOptions options, VertxMetricsFactory factory) throws BadConfiguration {
        return prepared(builder(options).withMetrics(factory));
    }

    private static Vertx prepared(VertxBuilder builder) {
        Vertx vertx = builder.build();
        startWorkers(vertx);
        Transports.learnErrors(vertx);
        return vertx;
    }

    /** A pool starts a thread when it is given something to do, and who gives it waits until the thread has had a core. */
    private static void startWorkers(Vertx vertx) {
        for (int i = 0; i < WORKERS; i++) {
            vertx.executeBlocking(() -> true, false);
        }
    }

    private static VertxBuilder builder(MetricsOptions metrics) throws BadConfiguration {
        // Netty's own resolver asks public servers where the system names none; the system's asks nobody.
        System.setProperty("vertx.disableDnsResolver", "true");
        return Vertx.builder()
                .with(new VertxOptions()
                        .setMetricsOptions(metrics)
                        .setEventLoopPoolSize(EVENT_LOOPS)
                        .setWorkerPoolSize(WORKERS)
                        .setInternalBlockingPoolSize(WORKERS)
                        .setFileSystemOptions(new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false)))
                .withTransport(transport(System.getenv().getOrDefault(TRANSPORT, "auto")));
    }

    static Transport transport(String wish) throws BadConfiguration {
        if (!Transports.NAMES.contains(wish)) {
            throw BadConfiguration.of(
                    TRANSPORT + "=" + wish,
                    "there is no such transport",
                    "expected one of " + String.join(", ", Transports.NAMES));
        }
        return Transports.choose(wish);
    }

    /** Waits on the main thread for what happens on a loop. */
    public static <T> T await(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IOException(String.valueOf(failed.getCause()), failed.getCause());
        }
    }
}
