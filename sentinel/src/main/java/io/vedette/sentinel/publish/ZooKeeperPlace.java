package io.vedette.sentinel.publish;

import io.vedette.quorum.Epoch;
import io.vedette.sentinel.ensemble.EnsembleClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.api.transaction.CuratorOp;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.data.Stat;

/**
 * A znode with the whole record as JSON, and below it {@code master}, with {@code host:port} and nothing else. Both change in one
 * transaction, and only from the version that was read: of two sentinels that write at once one looks again, and finds that
 * nothing is left to do or that it is outdated. The nodes are lasting: they need no session, and lose nothing with one.
 */
final class ZooKeeperPlace implements BlockingPlace {
    /** Each means that somebody else wrote between our look and our write. */
    private static final int MOST_RACES = 16;

    private static final String PLAIN = "/master";
    private static final String REHEARSAL = "/rehearsal-";

    private final ZooKeeperLine line;
    private Optional<CuratorFramework> opened = Optional.empty();

    private record Seen(Epoch epoch, String record, int version) {}

    ZooKeeperPlace(ZooKeeperLine line) {
        this.line = line;
    }

    @Override
    public Receipt publish(Publication publication) throws Exception {
        CuratorFramework client = connected();
        String record = PublicationJson.of(publication).encode();
        for (int race = 0; race < MOST_RACES; race++) {
            Optional<Seen> there = look(client);
            if (there.isPresent() && there.get().epoch().isAfter(publication.epoch())) {
                return Receipt.OUTDATED;
            }
            if (there.isPresent() && there.get().record().equals(record)) {
                return Receipt.SHOWN;
            }
            write(client, there, bytes(record), bytes(publication.master().name()));
        }
        throw new IOException("others write " + line.path() + " all the time");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Optional<Seen> look(CuratorFramework client) throws Exception {
        Stat stat = new Stat();
        try {
            String record =
                    new String(client.getData().storingStatIn(stat).forPath(line.path()), StandardCharsets.UTF_8);
            return Optional.of(new Seen(PublicationJson.epochOf(record, line.path()), record, stat.getVersion()));
        } catch (KeeperException.NoNodeException absent) {
            return Optional.empty();
        }
    }

    /** What somebody else has changed meanwhile fails here, and is seen at the next look. */
    private void write(CuratorFramework client, Optional<Seen> there, byte[] record, byte[] address) throws Exception {
        try {
            client.transaction()
                    .forOperations(
                            there.isPresent()
                                    ? replacing(client, there.get().version(), record, address)
                                    : creating(client, record, address));
        } catch (KeeperException.BadVersionException
                | KeeperException.NodeExistsException
                | KeeperException.NoNodeException raced) {
            // The next look tells.
        }
    }

    private List<CuratorOp> replacing(CuratorFramework client, int version, byte[] record, byte[] address)
            throws Exception {
        return List.of(
                client.transactionOp().setData().withVersion(version).forPath(line.path(), record),
                client.transactionOp().setData().forPath(line.path() + PLAIN, address));
    }

    private List<CuratorOp> creating(CuratorFramework client, byte[] record, byte[] address) throws Exception {
        makeParent(client);
        return List.of(
                client.transactionOp().create().forPath(line.path(), record),
                client.transactionOp().create().forPath(line.path() + PLAIN, address));
    }

    private void makeParent(CuratorFramework client) throws Exception {
        if (!parent().isEmpty()) {
            client.createContainers(parent());
        }
    }

    private String parent() {
        return line.path().substring(0, line.path().lastIndexOf('/'));
    }

    /** Makes a node beside the record that ends with our session, and takes it away. */
    @Override
    public void rehearse() throws Exception {
        CuratorFramework client = connected();
        Optional<Seen> there = look(client);
        makeParent(client);
        String above = there.isPresent() ? line.path() : parent();
        String made = client.create().withMode(CreateMode.EPHEMERAL_SEQUENTIAL).forPath(above + REHEARSAL);
        client.delete().forPath(made);
    }

    private CuratorFramework connected() throws InterruptedException, IOException {
        CuratorFramework client = opened.isPresent() ? opened.get() : open();
        if (!client.blockUntilConnected(EnsembleClient.CONNECT_MS, TimeUnit.MILLISECONDS)) {
            throw new IOException("no server of " + line.ensemble().servers() + " can be reached");
        }
        return client;
    }

    private CuratorFramework open() throws IOException {
        CuratorFramework client = EnsembleClient.of(line.ensemble());
        client.start();
        opened = Optional.of(client);
        return client;
    }

    @Override
    public void close() {
        opened.ifPresent(CuratorFramework::close);
        opened = Optional.empty();
    }
}
