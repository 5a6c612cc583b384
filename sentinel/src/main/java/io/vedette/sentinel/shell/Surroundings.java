package io.vedette.sentinel.shell;

import io.vedette.sentinel.publish.PublisherPlan;
import io.vedette.sentinel.state.ProcessLines;
import io.vedette.sentinel.state.StateKeeper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * What a {@link Shell} lives in.
 *
 * @param loop the one event loop: the server's, so that commands and events never need to be passed between threads
 * @param listens the port others can reach us on unless {@code announce-port} says otherwise
 * @param client how connections are made: from which address
 * @param tls the certificates, when {@code tls-replication} holds
 * @param requirepass what we prove ourselves with at peers when {@code sentinel-pass} is not set
 * @param publisher takes events to subscribers
 * @param publishing where else masters are made known
 * @param arbiter elects the leaders of failovers, where sentinels do not vote
 * @param store takes state to disk; may block
 * @param processLines what is written beside the {@code sentinel} lines; asked on the loop
 * @param workingFolder where scripts run
 * @param logLevel told the word that {@code SENTINEL CONFIG SET} was given for the log
 * @param watch counts what happens
 * @param halt ends the process at once with this status
 */
public record Surroundings(
        Vertx vertx,
        Context loop,
        int listens,
        NetClientOptions client,
        Optional<ClientSSLOptions> tls,
        Optional<String> requirepass,
        EventPublisher publisher,
        List<PublisherPlan> publishing,
        Arbiter arbiter,
        StateKeeper.Store store,
        Supplier<ProcessLines> processLines,
        File workingFolder,
        Consumer<String> logLevel,
        ShellWatch watch,
        IntConsumer halt) {}
