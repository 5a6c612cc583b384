package io.vedette.node;

import io.vedette.engine.Engine;
import io.vedette.engine.replication.EffectLogs;
import io.vedette.node.aof.AppendOnly;
import io.vedette.node.config.DataFolder;
import io.vedette.node.config.DataSettings;
import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.data.ClientMemory;
import io.vedette.node.data.DataCommands;
import io.vedette.node.disk.Disk;
import io.vedette.node.heap.Filling;
import io.vedette.node.identity.Identity;
import io.vedette.node.identity.IdentityFile;
import io.vedette.node.info.ProcessMemory;
import io.vedette.node.info.Rates;
import io.vedette.node.persist.Persistence;
import io.vedette.node.replication.Replication;
import io.vedette.node.watch.Instruments;
import io.vedette.resp.acl.Acl;
import io.vedette.resp.client.OwnLink;
import io.vedette.resp.client.ServerIdentity;
import io.vedette.resp.client.ServerKit;
import io.vedette.resp.command.CommandFlag;
import io.vedette.resp.command.CommandSpec;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.DataParameters;
import io.vedette.resp.config.MemoryParameters;
import io.vedette.resp.config.PersistenceParameters;
import io.vedette.resp.info.RunIdentity;
import io.vedette.resp.process.WorkingFolder;
import io.vedette.resp.server.ServerOptions;
import io.vedette.resp.server.ServerStats;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node is made of and how it holds together: each part knows only what it needs of the others, and is told here
 * what that is. {@link NodeServer} brings it to life.
 */
final class Node {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private final Vertx vertx;
    private final ServerKit kit;
    private final LiveConfiguration configuration;
    private final DataFolder dataFolder;
    private final EffectLogs effects = new EffectLogs();
    private final Engine engine;
    private final DataCommands data;
    private final Instruments instruments;
    private final AppendOnly appendOnly;
    private final Persistence persistence;
    private final Replication replication;
    private final Rates rates = new Rates();
    private final ProcessMemory memory;
    private final ClientMemory clientMemory;
    private boolean paused;
    private final OomScore oomScore = new OomScore(Path.of("/proc/self/oom_score_adj"));

    Node(
            Vertx vertx,
            ServerOptions options,
            Configuration initial,
            WorkingFolder folder,
            Disk disk,
            Identity identity,
            Runnable end) {
        this.vertx = vertx;
        this.configuration = new LiveConfiguration(initial);
        this.dataFolder = new DataFolder(folder.path(), configuration);
        this.kit = new ServerKit(vertx, options, ServerIdentity.node(RunIdentity.REDIS_VERSION, this::role));
        this.engine = new Engine(
                initial.get(DataParameters.DATABASES).intValue(),
                new SplittableRandom(new SecureRandom().nextLong()),
                effects,
                kit.pubSub()::publish);
        this.instruments = new Instruments(kit.server().time());
        this.data = new DataCommands(vertx, engine, kit, instruments);
        this.persistence = new Persistence(vertx, kit.server(), engine, configuration, dataFolder, disk, end);
        this.appendOnly = new AppendOnly(
                vertx,
                kit.server(),
                engine,
                configuration,
                instruments.latencies(),
                dataFolder,
                disk,
                persistence.maker(),
                Node::halt);
        this.effects.add(appendOnly.log());
        this.kit.ownLinks(this::ownLinks);
        this.clientMemory = new ClientMemory(kit.server());
        this.memory = new ProcessMemory(() -> engine.keyspace().bytes(), data.memory()::otherBytes);
        this.persistence.saves().waitFor(appendOnly.rewriting()::isRunning);
        this.appendOnly.rewriting().waitFor(persistence.maker()::isBusy);
        this.data.guard(this::refusal);
        this.replication = new Replication(
                vertx,
                kit.server(),
                engine,
                data,
                this.configuration,
                folder,
                dataFolder,
                persistence.maker(),
                appendOnly,
                identity,
                new SecureRandom());
        effects.add(replication.log());
        persistence.restsFirst(replication.rest());
        persistence.asksFirst(appendOnly::objectionToEnding);
        dataFolder.follow(path -> identity.keepIn(new IdentityFile(disk, path)));
    }

    /** Whom to tell that the heap fills, by loading and by following. */
    void tell(Filling heap) {
        persistence.loading().tell(heap);
        replication.tell(heap);
    }

    private List<OwnLink> ownLinks() {
        return replication.ownLinks();
    }

    private String role() {
        return replication.isReplica() ? "replica" : "master";
    }

    /** From the append-only file where that is turned on, else from the snapshot, which may say where the data stand. */
    Future<Void> load() {
        if (!configuration.get(PersistenceParameters.APPENDONLY)) {
            return persistence.load().map(where -> {
                where.ifPresent(replication::resume);
                return null;
            });
        }
        return appendOnly
                .start(persistence.loading()::begun)
                .onComplete(done -> persistence.loading().ended());
    }

    /**
     * The data are loaded: from here on they are kept, followed and given to whoever follows us. Until the end of this turn
     * of the loop everybody was told that they are being loaded, so nobody sees a part of it.
     */
    void goOn() {
        appendOnly.follow();
        data.start();
        replication.start();
        persistence.start();
    }

    /** Why a command must not run now, or null. Who asks by PING how it is learns, too, that nothing can be kept. */
    private @Nullable String refusal(CommandSpec command, boolean writes) {
        if (persistence.loading().isLoading() && !command.is(CommandFlag.LOADING)) {
            return Persistence.LOADING;
        }
        if (!writes && !command.name().equals("ping")) {
            return null;
        }
        String unsaved = persistence.trouble();
        return unsaved == null ? appendOnly.trouble() : unsaved;
    }

    /** Lets everything know what the configuration says, now and whenever it changes. */
    void follow(WorkingFolder folder, Acl acl) {
        configuration.follow(now -> {
            engine.limits(DataSettings.limits(now));
            engine.memoryLimit().rules(DataSettings.memory(now));
            data.memory().settings(now);
            clientMemory.settings(now);
            engine.notifications(DataSettings.notifications(now));
            data.hz(DataSettings.hz(now));
            engine.expiry(
                    now.get(MemoryParameters.ACTIVE_EXPIRE_EFFORT).intValue(),
                    now.get(MemoryParameters.LAZYFREE_LAZY_EXPIRE));
            data.rehashing(now.get(DataParameters.ACTIVEREHASHING));
            data.busyAfter(now.get(DataParameters.BUSY_REPLY_THRESHOLD));
            data.caches().limit(now.get(DataParameters.TRACKING_TABLE_MAX_KEYS));
            instruments.settings(now);
            oomScore.settings(now);
        });
        configuration.follow(new ServerSettings(kit.server(), folder, acl, configuration.current()));
    }

    /** Whether nothing happens that nobody asks for. */
    void paused(boolean yes) {
        paused = yes;
        data.paused(yes);
        persistence.paused(yes);
    }

    /** Looks at what changes all the time; to be called a few times a second. */
    void sample() {
        if (paused) {
            return;
        }
        ServerStats stats = kit.server().stats();
        long nowMs = kit.server().clock().monotonicMs();
        rates.sample(Rates.Measure.COMMANDS, stats.commandsProcessed(), nowMs);
        rates.sample(Rates.Measure.INPUT_BYTES, stats.bytesIn(), nowMs);
        rates.sample(Rates.Measure.OUTPUT_BYTES, stats.bytesOut(), nowMs);
        rates.sample(
                Rates.Measure.REPLICATION_INPUT_BYTES, replication.traffic().bytesIn(), nowMs);
        rates.sample(
                Rates.Measure.REPLICATION_OUTPUT_BYTES, replication.traffic().bytesOut(), nowMs);
        memory.sample();
        oomScore.role(replication.isReplica());
        clientMemory.round();
    }

    /** Clients were promised what cannot be kept: nobody may be told anything more, not even that this ends. */
    private static void halt(String reason) {
        LOG.error("{}", reason);
        Runtime.getRuntime().halt(1);
    }

    Vertx vertx() {
        return vertx;
    }

    ServerKit kit() {
        return kit;
    }

    LiveConfiguration configuration() {
        return configuration;
    }

    DataFolder dataFolder() {
        return dataFolder;
    }

    AppendOnly appendOnly() {
        return appendOnly;
    }

    Engine engine() {
        return engine;
    }

    DataCommands data() {
        return data;
    }

    Replication replication() {
        return replication;
    }

    Instruments instruments() {
        return instruments;
    }

    Persistence persistence() {
        return persistence;
    }

    Rates rates() {
        return rates;
    }

    ClientMemory clientMemory() {
        return clientMemory;
    }

    ProcessMemory memory() {
        return memory;
    }
}
