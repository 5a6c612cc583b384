package io.vedette.sentinel.shell;

import io.vedette.quorum.Effect.Announce;
import io.vedette.quorum.Effect.EventLevel;
import io.vedette.quorum.Effect.RunReconfigScript;
import io.vedette.sentinel.script.ScriptQueue;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the world: the log, the subscribers, the scripts. */
final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger("io.vedette.sentinel.events");

    private final EventPublisher publisher;
    private final ShellWatch watch;
    private final OptionBook options;
    private final ScriptQueue scripts;
    private final LongSupplier clock;

    Announcer(EventPublisher publisher, ShellWatch watch, OptionBook options, ScriptQueue scripts, LongSupplier clock) {
        this.watch = watch;
        this.publisher = publisher;
        this.options = options;
        this.scripts = scripts;
        this.clock = clock;
    }

    void announce(Announce event) {
        log(event.level(), event.channel(), event.payload());
        publisher.publish(event.channel(), event.payload());
        watch.announced(event.channel());
        if (event.runsScript()) {
            Optional<String> script =
                    event.group().flatMap(group -> options.of(group).notificationScript());
            script.ifPresent(path -> run(List.of(path, event.channel(), event.payload())));
        }
    }

    void runReconfigScript(RunReconfigScript effect) {
        options.of(effect.group())
                .reconfigScript()
                .ifPresent(path -> run(List.of(
                        path,
                        effect.group().text(),
                        effect.role().word(),
                        "start",
                        effect.from().host(),
                        Integer.toString(effect.from().port()),
                        effect.to().host(),
                        Integer.toString(effect.to().port()))));
    }

    private void run(List<String> argv) {
        scripts.schedule(argv, clock.getAsLong());
    }

    private static void log(EventLevel level, String channel, String payload) {
        switch (level) {
            case WARNING -> LOG.warn("{} {}", channel, payload);
            case NOTICE -> LOG.info("{} {}", channel, payload);
            case VERBOSE -> LOG.debug("{} {}", channel, payload);
        }
    }
}
