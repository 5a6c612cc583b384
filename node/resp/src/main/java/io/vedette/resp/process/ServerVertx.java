package io.vedette.resp.process;

import io.vedette.resp.server.Transports;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** The Vert.x of a server process: one loop that serves, one for what must not share it, few workers. */
public final class ServerVertx {
    private static final int EVENT_LOOPS = 2;
    private static final int WORKERS = 4;

    private ServerVertx() {}

    public static Vertx create() {
        // Netty's own resolver asks public servers where the system names none; the system's asks nobody.
        System.setProperty("vertx.disableDnsResolver", "true");
        return Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(EVENT_LOOPS)
                        .setWorkerPoolSize(WORKERS)
                        .setInternalBlockingPoolSize(WORKERS)
                        .setFileSystemOptions(new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false)))
                .withTransport(Transports.choose("auto"))
                .build();
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
