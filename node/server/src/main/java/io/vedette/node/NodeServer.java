package io.vedette.node;

import io.vedette.node.config.NodeConfig;
import io.vedette.node.disk.Disk;
import io.vedette.node.disk.RealDisk;
import io.vedette.node.heap.Filling;
import io.vedette.node.identity.Identity;
import io.vedette.node.identity.IdentityFile;
import io.vedette.node.identity.Stored;
import io.vedette.resp.acl.Acl;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.process.ListenSettings;
import io.vedette.resp.process.Program;
import io.vedette.resp.process.ServerVertx;
import io.vedette.resp.process.UserSettings;
import io.vedette.resp.process.WorkingFolder;
import io.vedette.resp.server.ServerOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a node: it loads what was kept, serves, and at the end keeps what it has.
 *
 * <p>Whoever comes while it begins is told that the data are being loaded, whether or not there are any: the end of the loading and
 * of all else that begins is one turn of the loop.
 */
final class NodeServer implements Program.Serving {
    private static final Logger LOG = LoggerFactory.getLogger(NodeServer.class);
    private static final long SAMPLE_MS = 100;

    private final Vertx vertx;
    private final Node node;
    private final NodeCommands commands;

    private NodeServer(Vertx vertx, Node node, NodeCommands commands) {
        this.vertx = vertx;
        this.node = node;
        this.commands = commands;
    }

    /** Listens, loads and serves, or leaves nothing open. */
    static NodeServer start(
            Configuration configuration, Optional<Path> configFile, WorkingFolder given, Filling heap, Runnable end)
            throws BadConfiguration, IOException, InterruptedException {
        NodeServer server = assembled(configuration, configFile, given, heap, end);
        try {
            server.open();
        } catch (IOException failure) {
            ServerVertx.await(server.vertx.close());
            throw failure;
        }
        return server;
    }

    /** Whoever started the process reads why it ended, and so does whoever reads the log alone. */
    private void open() throws IOException, InterruptedException {
        try {
            ServerVertx.await(listen());
        } catch (IOException failure) {
            LOG.error(
                    "Failed listening on port {}, aborting: {}",
                    node.configuration().get(NetworkParameters.PORT),
                    failure.getMessage());
            throw failure;
        }
        try {
            ServerVertx.await(onLoop(this::begin));
        } catch (IOException failure) {
            LOG.error("Fatal error loading the DB: {}. Exiting.", failure.getMessage());
            throw failure;
        }
    }

    /** Put together, and out of anybody's reach. */
    static NodeServer assembled(
            Configuration configuration, Optional<Path> configFile, WorkingFolder given, Filling heap, Runnable end)
            throws BadConfiguration, IOException, InterruptedException {
        WorkingFolder folder = new WorkingFolder(given.path().toRealPath());
        ServerOptions options = ListenSettings.options(configuration, folder);
        Disk disk = new RealDisk();
        IdentityFile identity = new IdentityFile(disk, folder.path());
        Optional<Stored> known = identity.read();
        Vertx vertx = ServerVertx.create();
        Identity self = new Identity(vertx, identity, known, new SecureRandom());
        Node node = new Node(vertx, options, configuration, folder, disk, self, end);
        node.tell(heap);
        try {
            UserSettings users = new UserSettings(configuration, folder);
            node.kit().aclStorage(users.storage(vertx));
            NodeCommands commands = new NodeCommands(node, configFile, folder);
            Acl acl = node.kit().complete(commands.table(), users.settings(), node.data());
            users.apply(acl);
            node.follow(folder, acl);
            return new NodeServer(vertx, node, commands);
        } catch (BadConfiguration failure) {
            ServerVertx.await(vertx.close());
            throw failure;
        }
    }

    /** Done, on the loop, as soon as clients are let in. */
    Future<Void> listen() {
        return node.kit().start();
    }

    /** Loads what was kept and begins all else; on the loop. */
    Future<Void> begin() {
        announce(node.configuration().current());
        return node.load().map(loaded -> {
            LOG.info("Ready to accept connections");
            node.goOn();
            vertx.setPeriodic(SAMPLE_MS, id -> node.sample());
            commands.rehearse();
            return null;
        });
    }

    private static void announce(Configuration initial) {
        Banner.of(initial, ProcessHandle.current().pid()).forEach(LOG::info);
        LOG.info("Running mode=standalone, port={}.", initial.get(NetworkParameters.PORT));
        List<String> idle = NodeConfig.withoutEffect(initial);
        if (!idle.isEmpty()) {
            LOG.warn("These directives are kept and have no effect in this version: {}", String.join(", ", idle));
        }
    }

    <T> Future<T> onLoop(Supplier<Future<T>> work) {
        Promise<T> result = Promise.promise();
        node.kit().server().context().runOnContext(now -> work.get().onComplete(result));
        return result.future();
    }

    /** Closes the sockets, and then saves what nobody can change any more. */
    @Override
    public void secure() throws InterruptedException {
        try {
            ServerVertx.await(onLoop(node.persistence()::rest));
            ServerVertx.await(node.kit().stop());
            ServerVertx.await(onLoop(node.persistence()::end));
            ServerVertx.await(onLoop(node.appendOnly()::close));
            ServerVertx.await(onLoop(node.replication()::keepIdentity));
        } catch (IOException e) {
            LOG.error("The data could not be saved, and what changed since they were is lost: {}", e.toString());
        }
    }

    /** Closes everything else; waits for it. */
    @Override
    public void stop() throws InterruptedException {
        try {
            ServerVertx.await(vertx.close());
        } catch (IOException e) {
            LOG.warn("Not everything could be closed: {}", e.toString());
        }
    }
}
