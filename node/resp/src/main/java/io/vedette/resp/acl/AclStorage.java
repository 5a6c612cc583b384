package io.vedette.resp.acl;

import io.vertx.core.Future;
import java.util.Optional;

/** The ACL file, read and written off the loop; what its futures say arrives on the loop. */
public interface AclStorage {

    /** A server that keeps its users in its configuration file, or nowhere. */
    AclStorage NONE = new AclStorage() {
        @Override
        public Optional<String> file() {
            return Optional.empty();
        }

        @Override
        public Future<byte[]> read() {
            return Future.failedFuture("no ACL file is configured");
        }

        @Override
        public Future<Void> write(byte[] content) {
            return Future.failedFuture("no ACL file is configured");
        }
    };

    /** The file's name, if the setting aclfile names one. */
    Optional<String> file();

    Future<byte[]> read();

    /** Replaces the file as a whole, durably, or fails and leaves it as it was. */
    Future<Void> write(byte[] content);
}
