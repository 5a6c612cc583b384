package io.vedette.sentinel.hook;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Event;
import io.vedette.quorum.HookAnswer;
import io.vedette.resp.process.Worker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.File;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pre-failover hooks of all groups. Each question is answered once; when its time is over, by saying so. */
public final class Hooks {
    private static final Logger LOG = LoggerFactory.getLogger(Hooks.class);

    private final Vertx vertx;
    private final Worker worker;
    private final File folder;
    private final HookProgram programs;
    private final HookUrl urls;
    private final Consumer<Event> told;

    /**
     * All of them, asked from the loop.
     *
     * @param folder where programs run and relative paths begin
     * @param told the answers, on the loop
     */
    public Hooks(Vertx vertx, File folder, Consumer<Event> told) {
        this.vertx = vertx;
        this.worker = Worker.named(vertx, "sentinel-hooks");
        this.folder = folder;
        this.programs = new HookProgram(vertx, worker, folder);
        this.urls = new HookUrl(vertx);
        this.told = told;
    }

    public void ask(Effect.AskHook ask) {
        LOG.info("{} is asked whether {} may replace {} of {}", ask.hook(), ask.candidate(), ask.master(), ask.group());
        Future<HookAnswer> asked = HookPlace.isUrl(ask.hook()) ? urls.ask(ask) : programs.ask(ask);
        Future<HookAnswer> late = vertx.timer(ask.withinMs())
                .map(over -> new HookAnswer.None("no answer within " + ask.withinMs() + " ms"));
        Future<HookAnswer> safe = asked.otherwise(failure -> new HookAnswer.None(String.valueOf(failure.getMessage())));
        Future.any(safe, late).onComplete(first -> {
            HookAnswer answer = safe.isComplete() ? safe.result() : late.result();
            LOG.info("{} says of {}: {}", ask.hook(), ask.group(), answer);
            told.accept(new Event.HookAnswered(ask.group(), ask.number(), answer));
        });
    }

    /** What is missing before this hook could be asked. */
    public Future<Optional<String>> missing(String hook) {
        return worker.run(() -> HookPlace.missing(hook, folder.toPath()));
    }

    public void close() {
        urls.close();
        worker.close();
    }
}
