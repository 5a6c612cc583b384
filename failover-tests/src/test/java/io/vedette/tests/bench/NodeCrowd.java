package io.vedette.tests.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetServerOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Thousands of data nodes in one process, as far as a sentinel can see: each address of 127.0.0.0/8 is a node of its own. Group
 * {@code g} has its master on 127.a.b.1 and two replicas on 127.a.b.2 and 127.a.b.3. They answer PING, INFO, ROLE, PUBLISH
 * and SUBSCRIBE as a healthy redis-server would, change their role when told to, and say OK to everything else.
 */
final class NodeCrowd implements AutoCloseable {
    private static final int GROUPS_PER_NET = 250;
    private static final int NODES_PER_GROUP = 3;
    private static final int BACKLOG = 64;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Map<String, CrowdNode> nodes = new LinkedHashMap<>();
    private final int port;

    NodeCrowd(int groups, int port) {
        this.port = port;
        List<Future<?>> opened = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            String master = address(group, 1);
            for (int i = 1; i <= NODES_PER_GROUP; i++) {
                String address = address(group, i);
                CrowdNode node = new CrowdNode(this, address, i == 1 ? Optional.empty() : Optional.of(master));
                nodes.put(address, node);
                opened.add(vertx.createNetServer(new NetServerOptions().setAcceptBacklog(BACKLOG))
                        .connectHandler(node::serve)
                        .listen(port, address)
                        .onSuccess(node::opened));
            }
        }
        Future.all(opened).toCompletionStage().toCompletableFuture().join();
    }

    int port() {
        return port;
    }

    static String master(int group) {
        return address(group, 1);
    }

    private static String address(int group, int number) {
        return "127." + (1 + group / GROUPS_PER_NET) + "." + group % GROUPS_PER_NET + "." + number;
    }

    /** Kills the masters of the first groups, all in one turn of the loop. */
    void killMasters(int groups) {
        vertx.runOnContext(turn -> {
            for (int group = 0; group < groups; group++) {
                node(master(group)).ifPresent(CrowdNode::die);
            }
        });
    }

    private Optional<CrowdNode> node(String address) {
        return Optional.ofNullable(nodes.get(address));
    }

    boolean isMaster(String address) {
        return node(address)
                .filter(node -> node.isAlive() && node.master().isEmpty())
                .isPresent();
    }

    List<CrowdNode> followersOf(String master) {
        String net = master.substring(0, master.lastIndexOf('.') + 1);
        List<CrowdNode> followers = new ArrayList<>();
        for (int i = 1; i <= NODES_PER_GROUP; i++) {
            node(net + i)
                    .filter(node -> node.isAlive() && node.master().equals(Optional.of(master)))
                    .ifPresent(followers::add);
        }
        return followers;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
