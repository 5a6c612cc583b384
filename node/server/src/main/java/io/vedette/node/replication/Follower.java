package io.vedette.node.replication;

import io.vedette.engine.Engine;
import io.vedette.engine.rdb.RdbFileReader;
import io.vedette.engine.rdb.RdbOrigin;
import io.vedette.engine.rdb.RdbStream;
import io.vedette.engine.snapshot.FreshData;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.data.MasterClient;
import io.vedette.node.heap.Filling;
import io.vedette.node.identity.Identity;
import io.vedette.node.persist.Pace;
import io.vedette.resp.config.IdentityParameters;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.config.Parameter;
import io.vedette.resp.config.PersistenceParameters;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.config.SecurityParameters;
import io.vedette.resp.config.TlsParameters;
import io.vedette.resp.info.RunIdentity;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What a link to a master is allowed to do to this node: its data, its history, its own replicas. */
final class Follower {
    /** What REPLCONF is asked for, and Redis does not know. */
    static final String IDENTITY = "vedette-identity";

    /** The one whose size a master is asked for: what it has in others nobody knows, so only what we have here can be missed there. */
    private static final int FIRST = 0;

    private final Context context;
    private final Engine engine;
    private final LiveConfiguration configuration;
    private final History history;
    private final MasterClient master;
    private final Replicas replicas;
    private final Traffic traffic;
    private final OnDisk onDisk;
    private final Identity identity;
    private final Pace pace;
    private Optional<String> objection = Optional.empty();
    private OptionalLong askedAt = OptionalLong.empty();
    private boolean handingOver;
    private Filling heap = Filling.UNNOTICED;
    private Runnable continued = () -> {};
    private Consumer<String> refused = reason -> {};

    Follower(
            Context context,
            Engine engine,
            LiveConfiguration configuration,
            History history,
            MasterClient master,
            Replicas replicas,
            Traffic traffic,
            OnDisk onDisk,
            Identity identity) {
        this.context = context;
        this.engine = engine;
        this.configuration = configuration;
        this.history = history;
        this.master = master;
        this.replicas = replicas;
        this.traffic = traffic;
        this.onDisk = onDisk;
        this.identity = identity;
        this.pace = new Pace(configuration, PersistenceParameters.KEY_LOAD_DELAY);
    }

    /** The master said so many bytes. */
    void heard(int bytes) {
        traffic.heard(bytes);
    }

    /** Whom to tell that data come. */
    void tell(Filling filling) {
        heap = filling;
    }

    /** The next greeting tells the master to be that it has to become one. */
    void handingOver(boolean yes) {
        handingOver = yes;
    }

    void whenContinued(Runnable action) {
        continued = action;
    }

    /** What to do when the one we hand over to does not want to. */
    void whenRefused(Consumer<String> action) {
        refused = action;
    }

    /** The master did not give us the stream. */
    void refused(String reason) {
        if (handingOver) {
            context.runOnContext(now -> refused.accept(reason));
        }
    }

    /** What we say in the beginning. */
    Greeting greeting(Greeting.Outcome outcome) {
        Greeting greeting = new Greeting(outcome, history.lineage().id()).ping();
        String password = configuration.get(SecurityParameters.MASTERAUTH);
        String user = configuration.get(SecurityParameters.MASTERUSER);
        if (!password.isEmpty()) {
            greeting.login(user.isEmpty() ? List.of("AUTH", password) : List.of("AUTH", user, password));
        }
        greeting.tell("REPLCONF", "listening-port", Long.toString(announcedPort()));
        String host = configuration.get(ReplicationParameters.REPLICA_ANNOUNCE_IP);
        if (!host.isEmpty()) {
            greeting.tell("REPLCONF", "ip-address", host);
        }
        greeting.tell("REPLCONF", "capa", "eof", "capa", "psync2");
        greeting.tell("REPLCONF", "version", RunIdentity.REDIS_VERSION);
        if (configuration.get(IdentityParameters.REPLICA_GUARD_DATA)) {
            greeting.identify("REPLCONF", IDENTITY, identity.nodeId());
        }
        return greeting.psync(psync());
    }

    private long announcedPort() {
        long announced = configuration.get(ReplicationParameters.REPLICA_ANNOUNCE_PORT);
        Parameter<Long> port =
                configuration.get(TlsParameters.TLS_REPLICATION) && configuration.get(TlsParameters.TLS_PORT) != 0
                        ? TlsParameters.TLS_PORT
                        : NetworkParameters.PORT;
        return announced == 0 ? configuration.get(port) : announced;
    }

    private String[] psync() {
        if (!history.isShared()) {
            return new String[] {"PSYNC", "?", "-1"};
        }
        List<String> words = new ArrayList<>(List.of(
                "PSYNC", history.lineage().id(), Long.toString(history.stream().offset() + 1)));
        if (handingOver) {
            words.add("FAILOVER");
        }
        return words.toArray(String[]::new);
    }

    /** Why we do not want the stream of a master that says this of itself, if so. */
    Optional<String> objection(MasterFacts facts) {
        objection = facts.stranger(configuration.get(IdentityParameters.DEPLOYMENT_ID))
                .map(why -> why + " ('deployment-id'); 'replica-guard-data no' lets it replace our data");
        return objection;
    }

    /**
     * Why our data must not be replaced by those of a master, if so. One that we followed and that has lost both its
     * keys and its history was started anew without its data: what we have is all that is left of them.
     */
    Optional<String> objectionToAll(String id, Address from, MasterFacts facts) {
        boolean lost = facts.isEmpty()
                && identity.source().equals(from.toString())
                && !history.lineage().id().equals(id)
                && engine.keyspace().database(FIRST).size() > 0;
        objection = lost && configuration.get(IdentityParameters.REPLICA_GUARD_DATA)
                ? Optional.of("the master has lost its data and its history, and ours are a copy of what it lost;"
                        + " make us master, or let it replace them by 'replica-guard-data no'")
                : Optional.empty();
        return objection;
    }

    /** Why the last master was refused, if it was. */
    Optional<String> refusal() {
        return objection;
    }

    /** The data are this master's. */
    void isOf(Address from, MasterFacts facts) {
        identity.follows(from.toString(), facts.epoch());
    }

    /** The master goes on where we are. */
    void goesOn(String id, Address from, MasterFacts facts) {
        isOf(from, facts);
        handingOver = false;
        if (history.goesOn(id, backlogBytes())) {
            replicas.disconnectAll();
        }
        continued.run();
    }

    Streaming streaming(Streaming.Link link) {
        return new Streaming(
                master, history.stream(), link, Runtime.getRuntime().maxMemory());
    }

    /** The data are those of a file: the stream goes on with the database that was selected last. */
    void resume(RdbOrigin.Position where) {
        master.select(Math.max(0, where.streamDatabase()));
    }

    /** The next greeting asks for everything, whatever we have. */
    void doubtPlace() {
        history.doubtPlace();
    }

    /** Reads a snapshot on a worker. */
    Future<FreshData> read(SnapshotPipe pipe) {
        FreshData data = FreshData.beside(engine.keyspace(), FreshData.Expired.KEEP);
        RdbStream source = new RdbStream(pipe, RdbStream.UNKNOWN);
        RdbFileReader reader = new RdbFileReader(
                source,
                engine.keyspace().hashing(),
                engine.limits(),
                configuration.get(PersistenceParameters.RDBCHECKSUM) && engine.checksumsCount(),
                pace.slow(data, pipe::isBroken));
        heap.begins();
        return context.executeBlocking(
                        () -> {
                            new SnapshotReading(pipe, source, reader).run();
                            return data;
                        },
                        false)
                .onComplete(read -> heap.ends());
    }

    /** Whether data can be changed now. */
    boolean isReady() {
        return master.isReady();
    }

    /** All of our data are these from now on; or why they cannot be. */
    Optional<String> fetched(FreshData data, String id, long offset) {
        int database = Math.max(
                0, data.position().map(RdbOrigin.Position::streamDatabase).orElse(0));
        int databases = engine.keyspace().databases().size();
        if (database >= databases) {
            return Optional.of("the stream goes on in database " + database + ", and " + databases
                    + " are configured ('databases')");
        }
        Optional<String> wrong = master.bring(data);
        if (wrong.isEmpty()) {
            history.replace(id, offset, backlogBytes());
            onDisk.forget();
            master.interrupted();
            master.select(database);
            replicas.disconnectAll();
            handingOver = false;
            continued.run();
        }
        return wrong;
    }

    /** The master wants to know at once how far we are; also when that is on the disk, if we keep it there. */
    void asked() {
        askedAt = OptionalLong.of(history.stream().offset());
    }

    /** Whether the master waits to hear what is on the disk now. */
    boolean owesAnswer() {
        return askedAt.isPresent() && onDisk.offset(history.stream().offset()).orElse(0L) >= askedAt.getAsLong();
    }

    List<String> acknowledgement() {
        long offset = history.stream().offset();
        List<String> words = new ArrayList<>(List.of("REPLCONF", "ACK", Long.toString(offset)));
        Optional<Long> safe = onDisk.offset(offset);
        safe.ifPresent(bytes -> words.addAll(List.of("FACK", Long.toString(bytes))));
        if (askedAt.isPresent() && safe.orElse(Long.MAX_VALUE) >= askedAt.getAsLong()) {
            askedAt = OptionalLong.empty();
        }
        return words;
    }

    long timeoutMs() {
        return configuration.get(ReplicationParameters.REPL_TIMEOUT) * 1000;
    }

    void onLoop(Runnable action) {
        context.runOnContext(now -> action.run());
    }

    private long backlogBytes() {
        return configuration.get(ReplicationParameters.REPL_BACKLOG_SIZE);
    }
}
