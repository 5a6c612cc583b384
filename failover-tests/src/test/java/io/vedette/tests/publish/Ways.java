package io.vedette.tests.publish;

import com.sun.net.httpserver.HttpServer;
import io.vedette.quorum.HostPort;
import io.vedette.resp.FreePort;
import io.vedette.tests.cluster.Member;
import io.vedette.tests.cluster.RespClient;
import io.vedette.tests.cluster.ZooKeepers;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingServer;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Every way that leads over a place of its own, with the real thing as that place. */
final class Ways {
    private static final int PATIENCE_MS = 300;

    private Ways() {}

    /** A way is begun by naming it. */
    @FunctionalInterface
    private interface Beginning {
        Way in(Path folder) throws Exception;
    }

    /** @param only their names; none means all there are */
    static List<Way> of(List<String> only, Path folder) throws Exception {
        Map<String, Beginning> all = new LinkedHashMap<>();
        all.put("dns", in -> new Dns(Bind.start(in.resolve("bind"))));
        all.put("zookeeper", ZooKeeper::new);
        all.put("etcd", in -> new InEtcd(Etcd.start(in)));
        all.put("haproxy", ByHaproxy::new);
        all.put("webhook", in -> new Hook());
        if (!all.keySet().containsAll(only)) {
            throw new IllegalArgumentException("there are " + all.keySet() + ", and not all of " + only);
        }
        List<Way> ways = new ArrayList<>();
        for (String name : only.isEmpty() ? all.keySet() : only) {
            ways.add(Objects.requireNonNull(all.get(name)).in(folder));
        }
        return ways;
    }

    private static int portOf(String address) throws IOException {
        int colon = address.lastIndexOf(':');
        if (colon < 0) {
            throw new IOException("nothing is there yet");
        }
        return Integer.parseInt(address.substring(colon + 1));
    }

    private record Dns(Bind bind) implements Way {
        @Override
        public String name() {
            return "DNS (BIND)";
        }

        @Override
        public String kind() {
            return "dns";
        }

        @Override
        public List<String> lines(int sentinel) {
            return List.of("sentinel publish GROUP dns " + bind.server()
                    + " zone example.test name redis ttl 1 key-file " + bind.key());
        }

        @Override
        public int port() throws Exception {
            SimpleResolver resolver =
                    new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), bind.port()));
            Name name = Name.fromString("_redis._tcp.redis.example.test.");
            for (Record record : resolver.send(Message.newQuery(Record.newRecord(name, Type.SRV, DClass.IN)))
                    .getSection(Section.ANSWER)) {
                return ((SRVRecord) record).getPort();
            }
            throw new IOException("nothing is there yet");
        }

        @Override
        public void stop() throws Exception {
            bind.stop();
        }

        @Override
        public void restart() throws Exception {
            bind.restart();
        }

        @Override
        public void close() {
            bind.close();
        }
    }

    private static final class ZooKeeper implements Way {
        private final TestingServer server;
        private final CuratorFramework client;

        private ZooKeeper(Path folder) throws Exception {
            server = new TestingServer(ZooKeepers.one(folder), true);
            client = CuratorFrameworkFactory.newClient(server.getConnectString(), new RetryOneTime(100));
            client.start();
        }

        @Override
        public String name() {
            return "ZooKeeper";
        }

        @Override
        public String kind() {
            return "zookeeper";
        }

        @Override
        public List<String> lines(int sentinel) {
            return List.of("sentinel publish GROUP zookeeper " + server.getConnectString());
        }

        @Override
        public int port() throws Exception {
            return portOf(new String(client.getData().forPath("/vedette/mymaster/master"), StandardCharsets.UTF_8));
        }

        @Override
        public void stop() throws Exception {
            server.stop();
        }

        @Override
        public void restart() throws Exception {
            server.restart();
        }

        @Override
        public void close() throws IOException {
            client.close();
            server.close();
        }
    }

    private record InEtcd(Etcd etcd) implements Way {
        @Override
        public String name() {
            return "etcd";
        }

        @Override
        public String kind() {
            return "etcd";
        }

        @Override
        public List<String> lines(int sentinel) {
            return List.of("sentinel publish GROUP etcd " + etcd.url());
        }

        @Override
        public int port() throws Exception {
            return portOf(etcd.value("/vedette/mymaster/master"));
        }

        @Override
        public void stop() throws Exception {
            etcd.stop();
        }

        @Override
        public void restart() throws Exception {
            etcd.restart();
        }

        @Override
        public void close() {
            etcd.close();
        }
    }

    /** Each sentinel is asked about one of the nodes; the client asks whoever it is led to for his port. */
    private static final class ByHaproxy implements Way {
        private final Path folder;
        private final List<Integer> doors = new ArrayList<>();
        private List<String> backend = List.of();
        private Optional<Haproxy> haproxy = Optional.empty();

        private ByHaproxy(Path folder) {
            this.folder = folder;
        }

        @Override
        public String name() {
            return "HAProxy (checks every 20 ms)";
        }

        /** A server is up until its first check says otherwise. */
        @Override
        public boolean guessesAtFirst() {
            return true;
        }

        @Override
        public List<String> lines(int sentinel) throws UncheckedPort {
            try {
                int door = FreePort.take();
                doors.add(door);
                return List.of("sentinel http-port " + door);
            } catch (IOException none) {
                throw new UncheckedPort(none);
            }
        }

        @Override
        public void begin(List<Member> nodes) throws IOException {
            List<String> lines = new ArrayList<>(List.of(
                    "option httpchk",
                    "http-check send-state",
                    "http-check send meth GET uri /primary/mymaster",
                    "http-check expect status 200"));
            for (int i = 0; i < nodes.size(); i++) {
                HostPort node = nodes.get(i).address();
                lines.add("server " + node + " " + node + " on-marked-down shutdown-sessions check addr 127.0.0.1 port "
                        + doors.get(i) + " inter 20ms fastinter 20ms downinter 20ms rise 1 fall 1");
            }
            backend = lines;
            restart();
        }

        @Override
        public int port() throws Exception {
            HostPort door = new HostPort(
                    "127.0.0.1",
                    haproxy.orElseThrow(() -> new IOException("gone")).port());
            if (RespClient.askOnce(door, PATIENCE_MS, "CONFIG", "GET", "port") instanceof List<?> words) {
                return Integer.parseInt((String) words.get(1));
            }
            throw new IOException("no answer");
        }

        @Override
        public void stop() {
            haproxy.ifPresent(Haproxy::close);
            haproxy = Optional.empty();
        }

        @Override
        public void restart() throws IOException {
            haproxy = Optional.of(Haproxy.start(folder.resolve("haproxy"), backend));
        }

        @Override
        public void close() {
            stop();
        }
    }

    /** No port is free. */
    private static final class UncheckedPort extends RuntimeException {
        private static final long serialVersionUID = 1;

        private UncheckedPort(IOException cause) {
            super(cause);
        }
    }

    /** A listener that believes the newest epoch. */
    private static final class Hook implements Way {
        private final int port = FreePort.take();
        private final AtomicInteger master = new AtomicInteger(-1);
        private long epoch = -1;
        private HttpServer server = listen();

        private Hook() throws IOException {}

        private HttpServer listen() throws IOException {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.createContext("/", exchange -> {
                JsonObject event =
                        new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                if (event.getString("event").equals("master") && event.getLong("epoch") >= epoch) {
                    epoch = event.getLong("epoch");
                    master.set(event.getJsonObject("master").getInteger("port"));
                }
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            listening.start();
            return listening;
        }

        @Override
        public String name() {
            return "webhook";
        }

        @Override
        public String kind() {
            return "webhook";
        }

        @Override
        public List<String> lines(int sentinel) {
            return List.of("sentinel publish GROUP webhook http://127.0.0.1:" + port + "/");
        }

        @Override
        public int port() throws IOException {
            if (master.get() < 0) {
                throw new IOException("nothing was told yet");
            }
            return master.get();
        }

        @Override
        public void stop() {
            server.stop(0);
        }

        @Override
        public void restart() throws IOException {
            server = listen();
        }

        @Override
        public void close() {
            stop();
        }
    }
}
