package io.vedette.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** CLIENT PAUSE WRITE holds back what reaches replicas, and nothing else. */
@Timeout(60)
class PausedClientsTest {
    private static final String PAUSE = "CLIENT PAUSE 50000 WRITE";

    @TempDir
    private Path folder;

    private final Deque<NodeServer> nodes = new ArrayDeque<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (NodeServer node : nodes) {
            node.secure();
            node.stop();
        }
    }

    private LocalClient started() throws Exception {
        nodes.push(LocalNode.started(folder));
        return new LocalClient(folder);
    }

    private static void isHeld(LocalClient client, int clients) throws IOException {
        LocalNode.until(() -> client.ask("INFO clients").contains("blocked_clients:" + clients + "\r\n"));
    }

    @Test
    void whatReachesReplicasWaitsAndIsCounted() throws Exception {
        try (LocalClient client = started();
                LocalClient counting = new LocalClient(folder);
                LocalClient publishing = new LocalClient(folder);
                LocalClient transacting = new LocalClient(folder)) {
            transacting.ask("MULTI");
            transacting.ask("SET key value");
            client.ask("PFADD estimate a");
            client.ask(PAUSE);
            counting.send("PFCOUNT estimate");
            publishing.send("PUBLISH channel message");
            transacting.send("EXEC");
            isHeld(client, 3);
            assertThat(client.ask("GET key")).isEqualTo("$-1");
            client.ask("CLIENT UNPAUSE");
            assertThat(counting.next()).isEqualTo(":1");
            assertThat(publishing.next()).isEqualTo(":0");
            assertThat(transacting.next()).isEqualTo("+OK");
            isHeld(client, 0);
        }
    }

    @Test
    void scriptsThatSayTheyReadDoNotWait() throws Exception {
        try (LocalClient client = started();
                LocalClient other = new LocalClient(folder)) {
            String digest = client.ask("SCRIPT LOAD \"#!lua flags=no-writes\\nreturn 2\"");
            client.ask("FUNCTION LOAD \"#!lua name=l\\nredis.register_function{function_name='f',"
                    + "callback=function() return 3 end,flags={'no-writes'}}\"");
            client.ask(PAUSE);
            assertThat(client.ask("EVAL \"#!lua flags=no-writes\\nreturn 1\" 0"))
                    .isEqualTo(":1");
            assertThat(client.ask("EVALSHA " + digest + " 0")).isEqualTo(":2");
            assertThat(client.ask("FCALL f 0")).isEqualTo(":3");
            assertThat(client.ask("MULTI")).isEqualTo("+OK");
            assertThat(client.ask("EVAL \"#!lua flags=no-writes\\nreturn 1\" 0"))
                    .isEqualTo("+QUEUED");
            assertThat(client.ask("EXEC")).isEqualTo(":1");
            other.send("EVAL \"#!lua\\nreturn 4\" 0");
            isHeld(client, 1);
            client.ask("CLIENT UNPAUSE");
            assertThat(other.next()).isEqualTo(":4");
        }
    }

    @Test
    void aScriptThatReadsMaySendNoMessage() throws Exception {
        try (LocalClient client = started()) {
            assertThat(client.ask("EVAL_RO \"return redis.call('publish', 'c', 'm')\" 0"))
                    .startsWith("-ERR Write commands are not allowed from read-only scripts.");
            assertThat(client.ask("EVAL \"return redis.call('publish', 'c', 'm')\" 0"))
                    .isEqualTo(":0");
        }
    }

    @Test
    void theStreamOfAMasterWaitsToo() throws Exception {
        Path ours = Files.createDirectory(folder.resolve("ours"));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        nodes.push(LocalNode.started(folder, "port " + port, "bind 127.0.0.1"));
        nodes.push(LocalNode.started(ours, "replicaof 127.0.0.1 " + port));
        try (LocalClient master = new LocalClient(folder);
                LocalClient replica = new LocalClient(ours)) {
            LocalNode.until(() -> replica.ask("INFO replication").contains("master_link_status:up"));
            master.ask("SET key before");
            LocalNode.until(() -> replica.ask("GET key").equals("before"));
            replica.ask(PAUSE);
            String offset = figure(replica, "slave_repl_offset");
            master.ask("SET key after");
            LocalNode.until(
                    () -> figure(replica, "slave_read_repl_offset").equals(figure(master, "master_repl_offset")));
            assertThat(figure(replica, "slave_repl_offset")).isEqualTo(offset);
            assertThat(replica.ask("GET key")).isEqualTo("before");
            replica.ask("CLIENT UNPAUSE");
            LocalNode.until(() -> replica.ask("GET key").equals("after"));
        }
    }

    private static String figure(LocalClient client, String name) throws IOException {
        String info = client.ask("INFO replication");
        int at = info.indexOf(name + ":") + name.length() + 1;
        return info.substring(at, info.indexOf('\r', at));
    }
}
