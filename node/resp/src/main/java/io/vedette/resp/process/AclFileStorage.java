package io.vedette.resp.process;

import io.vedette.resp.acl.AclStorage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
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
        return vertx.executeBlocking(() -> replace(content)).mapEmpty();
    }

    private Path replace(byte[] content) throws IOException {
        Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file lies in a folder");
        Path beside = Files.createTempFile(folder, path.getFileName() + ".", "");
        try {
            try (FileChannel out = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            return Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
