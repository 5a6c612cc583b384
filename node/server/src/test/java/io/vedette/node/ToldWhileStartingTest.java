package io.vedette.node;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.node.config.NodeConfig;
import io.vedette.node.disk.Disk;
import io.vedette.node.disk.RealDisk;
import io.vedette.node.identity.Identity;
import io.vedette.node.identity.IdentityFile;
import io.vedette.resp.acl.Acl;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.Origin;
import io.vedette.resp.process.ListenSettings;
import io.vedette.resp.process.ServerVertx;
import io.vedette.resp.process.UserSettings;
import io.vedette.resp.process.WorkingFolder;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node listens before it has begun everything else, and sentinels tell it whom to follow as soon as it does. */
class ToldWhileStartingTest {
    private static final int PATIENCE_MS = 20_000;

    /** A second link would be made in the same turn of the loop as everything else. */
    private static final int NOBODY_MS = 500;

    @TempDir
    private Path folder;

    @Test
    void thereIsOneLinkToTheMaster() throws Exception {
        Path socket = folder.resolve("socket");
        List<Directive> lines = new ArrayList<>();
        for (String line : List.of("port 0", "unixsocket " + socket, "dir " + folder, "save ")) {
            lines.add(new Directive(new Origin("test", lines.size() + 1), line, Arrays.asList(line.split(" ", -1))));
        }
        Vertx vertx = ServerVertx.create();
        try (ServerSocket master = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Node node = listening(vertx, NodeConfig.read(lines));
            try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                String order = "REPLICAOF 127.0.0.1 " + master.getLocalPort() + "\r\n";
                client.write(ByteBuffer.wrap(order.getBytes(US_ASCII)));
                ByteBuffer answer = ByteBuffer.allocate("+OK\r\n".length());
                while (answer.hasRemaining()) {
                    assertThat(client.read(answer)).isPositive();
                }

                Promise<Void> begun = Promise.promise();
                node.kit().server().context().runOnContext(now -> {
                    node.goOn(Optional.empty());
                    begun.complete();
                });
                ServerVertx.await(begun.future());

                master.setSoTimeout(PATIENCE_MS);
                try (Socket link = master.accept()) {
                    assertThat(link.isConnected()).isTrue();
                    master.setSoTimeout(NOBODY_MS);
                    assertThatThrownBy(master::accept).isInstanceOf(SocketTimeoutException.class);
                }
            }
        } finally {
            ServerVertx.await(vertx.close());
        }
    }

    /** As far as a node is when somebody can talk to it. */
    private Node listening(Vertx vertx, Configuration configuration) throws Exception {
        WorkingFolder working = new WorkingFolder(folder);
        Disk disk = new RealDisk();
        IdentityFile file = new IdentityFile(disk, folder);
        Identity identity = new Identity(vertx, file, file.read(), new SecureRandom());
        Node node = new Node(
                vertx,
                ListenSettings.options(configuration, working),
                configuration,
                working,
                disk,
                identity,
                () -> {});
        UserSettings users = new UserSettings(configuration, working);
        node.kit().aclStorage(users.storage(vertx));
        NodeCommands commands = new NodeCommands(node, Optional.empty(), working);
        Acl acl = node.kit().complete(commands.table(), users.settings(), node.data());
        users.apply(acl);
        node.follow(working, acl);
        ServerVertx.await(node.kit().start());
        return node;
    }
}
