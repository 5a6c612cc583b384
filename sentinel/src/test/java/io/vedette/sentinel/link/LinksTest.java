package io.vedette.sentinel.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.Link;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.NodeInfo;
import io.vedette.quorum.PingReply;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.resp.Bytes;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers that behave badly in one way each, and what the links report of it. */
class LinksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Map<String, String> places = new ConcurrentHashMap<>();
    private final Links links = new Links(
            vertx,
            vertx.createNetClient(),
            Optional.empty(),
            new Recorder(events, complaints, new BriefInfo(), places));

    /** Its clock stands still. */
    private record Recorder(List<Event> events, List<String> complaints, BriefInfo brief, Map<String, String> places)
            implements LinkContext {
        @Override
        public void happened(Event event) {
            events.add(event);
        }

        @Override
        public void heard(Supplier<String> node, Bytes hello) {}

        @Override
        public void answeredAfter(HostPort address, long nanos) {}

        @Override
        public void mayNot(HostPort node, List<String> missing) {}

        @Override
        public void infoText(HostPort node, String text) {
            brief.whole(text, 0);
        }

        @Override
        public boolean briefInfoIsEnough(HostPort node) {
            return brief.isEnough(0);
        }

        @Override
        public void refusesBriefInfo(HostPort node) {
            brief.refused();
        }

        @Override
        public SentinelId myId() {
            return new SentinelId("101c91bc5607756432883b2656fec56c183a706b");
        }

        @Override
        public Access accessTo(Target target, Optional<GroupName> group) {
            return new Access(Optional.of(new Login(Optional.empty(), "secret")), CommandNames.ORIGINAL);
        }

        @Override
        public HostPort announced(String localHost) {
            return new HostPort(localHost, 26379);
        }

        @Override
        public List<String> written(Hello hello) {
            return List.of(HelloText.write(hello));
        }

        @Override
        public Optional<Signature> signature() {
            return Optional.empty();
        }

        @Override
        public Optional<String> placeOf(String host) {
            return Addresses.isLiteral(host) ? Optional.of(host) : Optional.ofNullable(places.get(host));
        }

        @Override
        public void complain(HostPort address, Trouble kind, String text) {
            complaints.add(kind + ": " + text);
        }
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** A server on a free port that does this with every connection. */
    private int server(Consumer<NetSocket> behaviour) {
        NetServer server = vertx.createNetServer().connectHandler(behaviour::accept);
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private Link connect(String host, int port, long withinMs) {
        Link link = new Link(
                new Target.Peer(new SentinelId("202c91bc5607756432883b2656fec56c183a706b"), new HostPort(host, port)),
                1);
        loop.runOnContext(turn -> links.connect(new Effect.Connect(link, Optional.empty(), withinMs)));
        return link;
    }

    private void ping(Link link) {
        loop.runOnContext(turn -> {
            links.ping(link);
            links.flush();
        });
    }

    private LinkEnd awaitEnd() {
        await().atMost(PATIENCE).until(() -> events.stream().anyMatch(Event.LinkEnded.class::isInstance));
        List<Event.LinkEnded> ends = events.stream()
                .filter(Event.LinkEnded.class::isInstance)
                .map(Event.LinkEnded.class::cast)
                .toList();
        assertThat(ends).hasSize(1);
        return ends.get(0).how();
    }

    private void awaitOpen() {
        await().atMost(PATIENCE).until(() -> events.stream().anyMatch(Event.LinkOpened.class::isInstance));
    }

    @Test
    void portWhereNobodyListensIsRefused() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        connect("127.0.0.1", free, 5_000);

        assertThat(awaitEnd()).isEqualTo(LinkEnd.REFUSED);
        assertThat(events).hasSize(1);
    }

    @Test
    void hostNameIsNotLookedUpUnlessThatIsWanted() {
        connect("db1.invalid", 6379, 5_000);

        assertThat(awaitEnd()).isEqualTo(LinkEnd.UNRESOLVED);
    }

    @Test
    void nameThatIsNoLongerLookedUpStandsForTheAddressItHad() {
        int port = server(socket -> {});
        places.put("db1.invalid", "127.0.0.1");

        Link link = connect("db1.invalid", port, 5_000);
        awaitOpen();

        assertThat(events)
                .containsExactly(new Event.HostResolved("db1.invalid", "127.0.0.1"), new Event.LinkOpened(link));
    }

    @Test
    void serverThatHangsUpHasClosed() {
        int port = server(socket -> socket.handler(bytes -> socket.close()));

        connect("127.0.0.1", port, 5_000);

        awaitOpen();
        assertThat(awaitEnd()).isEqualTo(LinkEnd.CLOSED);
    }

    @Test
    void serverThatTalksNonsenseIsGarbledAndComplainedAbout() {
        int port = server(socket -> socket.handler(bytes -> socket.write("HTTP/1.1 400 Bad Request\r\n\r\n")));

        connect("127.0.0.1", port, 5_000);

        assertThat(awaitEnd()).isEqualTo(LinkEnd.GARBLED);
        assertThat(complaints).singleElement().asString().startsWith("PROTOCOL: ");
    }

    @Test
    void replyOfAGigabyteEndsTheLinkAtOnce() {
        int port = server(socket -> socket.handler(bytes -> socket.write("$1073741824\r\n")));

        connect("127.0.0.1", port, 5_000);

        assertThat(awaitEnd()).isEqualTo(LinkEnd.GARBLED);
    }

    @Test
    void replyNobodyAskedForIsGarbled() {
        int port = server(socket -> socket.handler(bytes -> socket.write("+OK\r\n+OK\r\n+OK\r\n")));

        connect("127.0.0.1", port, 5_000);

        assertThat(awaitEnd()).isEqualTo(LinkEnd.GARBLED);
    }

    @Test
    void wrongPasswordIsComplainedAboutAndThePingStillAnswered() {
        int port = server(socket -> socket.handler(bytes -> {
            if (bytes.toString().contains("AUTH")) {
                socket.write("-WRONGPASS invalid username-password pair or user is disabled.\r\n-NOAUTH x\r\n");
            } else {
                socket.write("-NOAUTH Authentication required.\r\n");
            }
        }));
        Link link = connect("127.0.0.1", port, 5_000);
        awaitOpen();

        ping(link);

        await().atMost(PATIENCE).until(() -> events.contains(new Event.PingAnswered(link, PingReply.NOAUTH)));
        assertThat(complaints).singleElement().asString().startsWith("AUTH: refuses our AUTH");
    }

    @Test
    void serverThatNeverAnswersIsOwedOnlySoMuch() {
        int port = server(socket -> {});
        Target.Node node = new Target.Node(new HostPort("127.0.0.1", port));
        Link link = new Link(node, 1);
        loop.runOnContext(turn -> links.connect(new Effect.Connect(link, Optional.empty(), 5_000)));
        awaitOpen();

        for (int i = 0; i < 3 * Conversation.MAX_PENDING_AT_NODE; i++) {
            ping(link);
        }

        CompletableFuture<Integer> pending = new CompletableFuture<>();
        loop.runOnContext(turn -> pending.complete(links.pending(node)));
        assertThat(pending.join()).isEqualTo(Conversation.MAX_PENDING_AT_NODE);
    }

    /** What it was asked, one by one: INFO three times, each after the answer to the one before. */
    private List<String> infosAskedOf(String answerToSections) {
        String whole = "redis_version:7.2.0\r\nrun_id:" + "a".repeat(40) + "\r\nrole:master\r\n";
        List<String> asked = new CopyOnWriteArrayList<>();
        int port = server(socket -> socket.handler(bytes -> {
            if (bytes.toString().contains("INFO")) {
                boolean all = bytes.toString().startsWith("*1\r\n");
                asked.add(all ? "all" : "sections");
                socket.write(all ? "$" + whole.length() + "\r\n" + whole + "\r\n" : answerToSections);
            } else {
                socket.write("+OK\r\n+OK\r\n");
            }
        }));
        Link link = connect("127.0.0.1", port, 5_000);
        awaitOpen();
        for (int i = 1; i <= 3; i++) {
            int answers = i;
            loop.runOnContext(turn -> {
                links.askInfo(link);
                links.flush();
            });
            await().atMost(PATIENCE)
                    .until(() -> events.stream()
                                    .filter(event ->
                                            event instanceof Event.InfoAnswered || event instanceof Event.AskFailed)
                                    .count()
                            == answers);
        }
        return asked;
    }

    @Test
    void whoHasSaidAllOfInfoIsAskedForWhatMattersOnly() {
        String brief = "run_id:" + "a".repeat(40) + "\r\nrole:slave\r\n";

        assertThat(infosAskedOf("$" + brief.length() + "\r\n" + brief + "\r\n"))
                .containsExactly("all", "sections", "sections");
        assertThat(events).noneMatch(Event.AskFailed.class::isInstance);
    }

    @Test
    void whoDoesNotUnderstandSectionsIsAskedForAllAgain() {
        assertThat(infosAskedOf("-ERR syntax error\r\n")).containsExactly("all", "sections", "all");
        assertThat(complaints).containsExactly("INFO: refuses INFO: ERR syntax error");
    }

    @Test
    void whoTellsSomethingElseIsAskedForAllAgain() {
        assertThat(infosAskedOf("$7\r\n# None\n\r\n")).containsExactly("all", "sections", "all");
    }

    @Test
    void replicasThatCannotBeFoundAreLeftOutAndComplainedAbout() {
        String info = "run_id:" + "a".repeat(40) + "\r\nrole:master\r\n"
                + "slave0:ip=db2.invalid,port=6379,state=online,offset=1,lag=0\r\n"
                + "slave1:ip=10.0.0.3,port=6379,state=online,offset=1,lag=0\r\n";
        int port = server(socket -> socket.handler(bytes -> {
            boolean asked = bytes.toString().contains("INFO");
            socket.write(asked ? "$" + info.length() + "\r\n" + info + "\r\n" : "+OK\r\n+OK\r\n");
        }));
        Link link = connect("127.0.0.1", port, 5_000);
        awaitOpen();

        loop.runOnContext(turn -> {
            links.askInfo(link);
            links.flush();
        });

        await().atMost(PATIENCE).until(() -> events.stream().anyMatch(Event.InfoAnswered.class::isInstance));
        assertThat(events.stream()
                        .filter(Event.InfoAnswered.class::isInstance)
                        .map(Event.InfoAnswered.class::cast)
                        .flatMap(answered -> answered.info().replicas().stream())
                        .map(NodeInfo.Downstream::address))
                .containsExactly(new HostPort("10.0.0.3", 6379));
        assertThat(complaints).singleElement().asString().startsWith("INFO: has replicas with host names");
    }

    @Test
    void droppedLinkReportsNothingMore() {
        int port = server(socket -> {});
        Link link = connect("127.0.0.1", port, 5_000);
        awaitOpen();

        loop.runOnContext(turn -> links.drop(link));
        Link second = connect("127.0.0.1", port, 5_000);
        ping(second);

        await().atMost(PATIENCE).until(() -> events.size() == 2);
        assertThat(events).allMatch(Event.LinkOpened.class::isInstance);
    }

    /** It takes subscriptions and hellos, and passes none on. */
    private int deafServer(List<NetSocket> subscribers) {
        return server(socket -> socket.handler(bytes -> {
            StringBuilder replies = new StringBuilder();
            for (String command : bytes.toString().split("\\*(?=\\d+\r\n)", -1)) {
                if (command.contains("SUBSCRIBE")) {
                    subscribers.add(socket);
                    replies.append("*3\r\n$9\r\nsubscribe\r\n$18\r\n__sentinel__:hello\r\n:1\r\n");
                } else if (!command.isEmpty()) {
                    replies.append(command.contains("PING") ? "+PONG\r\n" : "+OK\r\n");
                }
            }
            socket.write(replies.toString());
        }));
    }

    @Test
    void connectionOnWhichOurOwnHellosDoNotComeBackIsMadeAnew() {
        List<NetSocket> subscribers = new CopyOnWriteArrayList<>();
        Link link = new Link(new Target.Node(new HostPort("127.0.0.1", deafServer(subscribers))), 1);
        GroupName group = new GroupName("mymaster");
        loop.runOnContext(turn -> links.connect(new Effect.Connect(link, Optional.of(group), 5_000)));
        awaitOpen();
        ping(link);
        await().atMost(PATIENCE).until(() -> subscribers.size() == 1);

        Effect.PublishHello hello =
                new Effect.PublishHello(link, group, link.target().address(), Epoch.ZERO, Epoch.ZERO);
        vertx.setPeriodic(
                100,
                fired -> loop.runOnContext(turn -> {
                    links.publishHello(hello);
                    links.flush();
                }));

        await().atMost(PATIENCE).until(() -> subscribers.size() == 2);
        assertThat(events).noneMatch(Event.LinkEnded.class::isInstance);
    }
}
