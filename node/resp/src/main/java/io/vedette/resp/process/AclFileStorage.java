package io.vedette.resp.process;

import io.vedette.resp.acl.AclStorage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that {@code aclfile} names, read and replaced on a worker. */
final class AclFileStorage implements AclStorage {
    private final Vertx vertx;
    private final Path path;

    AclFileStorage(Vertx vertx, Path path) {
        this.vertx = vertx;
        this.path = path;
    }

    @Override
    public Optional<String> file() {
        return Optional.of(path.toString());
    }

    @Override
    public Future<byte[]> read() {
        return vertx.executeBlocking(() -> Files.readAllBytes(path));
    }

    @Override
    public Future<Void> write(byte[] content) {
        return vertx.executeBlocking(() -> {
                    new DurableFile(Disk.SYSTEM, path).write(content);
                    return path;
                })
                .mapEmpty();
    }
}
