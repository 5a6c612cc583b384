package io.vedette.sentinel;

import io.vedette.quorum.DurableState;
import io.vedette.quorum.SentinelId;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.ProcessParameters;
import io.vedette.resp.info.RunIdentity;
import io.vedette.resp.process.WorkingFolder;
import io.vedette.sentinel.config.SentinelConfig;
import io.vedette.sentinel.config.SentinelConfigReader;
import io.vedette.sentinel.publish.PublisherKinds;
import io.vedette.sentinel.publish.PublisherPlan;
import io.vedette.sentinel.state.DamagedJournal;
import io.vedette.sentinel.state.Pauses;
import io.vedette.sentinel.state.PlannedSwitchover;
import io.vedette.sentinel.state.SentinelState;
import io.vedette.sentinel.state.StateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a sentinel starts from. A fresh sentinel gets its id here, and has it on disk before anybody can ask for it.
 *
 * @param config what the lines said; its groups in the order of the file
 * @param publishing what its publish lines ask for
 * @param store where state is written from now on
 */
record SentinelLoading(SentinelConfig config, List<PublisherPlan> publishing, SentinelState state, StateStore store) {
    private static final Logger LOG = LoggerFactory.getLogger(SentinelLoading.class);

    static SentinelLoading of(
            Configuration configuration, Path file, WorkingFolder folder, OrdinaryLines lines, RandomGenerator random)
            throws BadConfiguration, IOException {
        SentinelConfig config = SentinelConfigReader.read(configuration.statements("sentinel"), folder.path());
        List<PublisherPlan> publishing = PublisherKinds.of(config);
        Path stateDir = folder.resolve(config.stateDir());
        Optional<Path> left = StateStore.leftIn(file, stateDir);
        left.ifPresent(path -> LOG.warn("Starting from {}: it is newer than the sentinel lines of {}", path, file));
        StateStore store = new StateStore(file, stateDir);
        SentinelId id = config.id().orElseGet(() -> new SentinelId(RunIdentity.hexId(random)));
        SentinelState inFile = StartingState.of(
                config, id, Pauses.readFrom(left.orElse(file)), configuration.get(ProcessParameters.LOGLEVEL));
        SentinelState state = inFile.with(promised(inFile.durable(), file, stateDir))
                .with(PlannedSwitchover.readFrom(left.orElse(file)).values().stream()
                        .filter(planned -> config.group(planned.group().text()).isPresent())
                        .toList());
        if (config.id().isEmpty()) {
            store.write(state.with(lines.now()));
            LOG.info("Sentinel new configuration saved on disk");
        }
        if (store.hasLeftPromises()) {
            workIn(store, state.with(lines.now()));
        }
        return new SentinelLoading(config, publishing, state, store);
    }

    private static DurableState promised(DurableState inFile, Path file, Path stateDir)
            throws BadConfiguration, IOException {
        try {
            return StateStore.withPromises(inFile, file, stateDir);
        } catch (DamagedJournal damaged) {
            throw BadConfiguration.of(
                    damaged.file() + " " + damaged.getMessage(),
                    "this journal of votes cannot be trusted",
                    "put an undamaged copy in its place; or remove it: this sentinel then starts from its configuration"
                            + " file, and may vote a second time in an epoch it has forgotten, so let no failover be"
                            + " under way");
        }
    }

    /** A disk that refuses now is no reason not to watch: nothing is promised until it takes this. */
    private static void workIn(StateStore store, SentinelState state) {
        try {
            store.write(state);
            store.forgetAdded();
            LOG.info("What an earlier run had promised is in the configuration file now");
        } catch (IOException e) {
            LOG.warn(
                    "What an earlier run had promised cannot be written into the configuration file: {}", e.toString());
        }
    }
}
