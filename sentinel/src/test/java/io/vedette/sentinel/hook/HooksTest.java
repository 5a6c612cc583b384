package io.vedette.sentinel.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.quorum.Effect;
import io.vedette.quorum.Event;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HookAnswer;
import io.vedette.quorum.HostPort;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HooksTest {
    private static final long PATIENCE_MS = 30_000;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    }

    private HookAnswer answer(String hook, long withinMs) throws InterruptedException {
        Effect.AskHook ask = new Effect.AskHook(
                new GroupName("m"),
                7,
                hook,
                new HostPort("10.0.0.1", 6379),
                new HostPort("10.0.0.2", 6380),
                List.of("refused for 60 ms", "silent"),
                withinMs);
        vertx.getOrCreateContext().runOnContext(turn -> new Hooks(vertx, folder.toFile(), told::add).ask(ask));
        Event.HookAnswered event = (Event.HookAnswered) told.poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
        assertThat(event).isNotNull();
        assertThat(event.number()).isEqualTo(7);
        return event.answer();
    }

    private String script(String... lines) throws IOException {
        Path path = Files.writeString(folder.resolve("hook"), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"))
                .toString();
    }

    @Test
    void statusZeroIsGo() throws Exception {
        String hook = script("printf '%s|' \"$@\" > args");

        assertThat(answer(hook, PATIENCE_MS)).isEqualTo(new HookAnswer.Go());
        assertThat(folder.resolve("args"))
                .hasContent("m|leader|ask|10.0.0.1|6379|10.0.0.2|6380|refused for 60 ms; silent|");
    }

    @Test
    void theVetosReasonIsTheFirstLine() throws Exception {
        assertThat(answer(script("printf 'a \\tbackup\\nmore'", "exit 75"), PATIENCE_MS))
                .isEqualTo(new HookAnswer.Veto("a  backup"));
        assertThat(answer(script("exit 75"), PATIENCE_MS)).isEqualTo(new HookAnswer.Veto("it gave no reason"));
    }

    @Test
    void anythingElseIsNoAnswer() throws Exception {
        assertThat(answer(script("echo no", "exit 1"), PATIENCE_MS)).isEqualTo(new HookAnswer.None("exit status 1"));
        assertThat(answer(folder + "/absent", PATIENCE_MS)).isInstanceOf(HookAnswer.None.class);
    }

    @Test
    void whatTakesTooLongIsKilledWithAllItStarted() throws Exception {
        String hook = script("sleep 600 &", "echo $! > child", "wait", "exit 75");

        assertThat(answer(hook, 2_000)).isInstanceOf(HookAnswer.None.class);
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        ProcessHandle.of(child)
                .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(PATIENCE_MS, TimeUnit.MILLISECONDS));
    }

    /** Whoever ends before the program does could not remove it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatItSaysIsKeptUnderNoName() throws Exception {
        String hook = script("until readlink /proc/$$/fd/1 | grep -q '(deleted)'; do :; done", "echo said", "exit 75");

        assertThat(answer(hook, PATIENCE_MS)).isEqualTo(new HookAnswer.Veto("said"));
    }

    @Test
    void aUrlAnswersByItsStatus() throws Exception {
        BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    bodies.add(body.toString());
                    request.response()
                            .setStatusCode(Integer.parseInt(request.path().substring(1)))
                            .end("busy\nvery");
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        String url = "http://127.0.0.1:" + server.actualPort() + "/";

        assertThat(answer(url + "204", PATIENCE_MS)).isEqualTo(new HookAnswer.Go());
        assertThat(answer(url + "409", PATIENCE_MS)).isEqualTo(new HookAnswer.Veto("busy"));
        assertThat(answer(url + "500", PATIENCE_MS)).isEqualTo(new HookAnswer.None("it answered with status 500"));
        assertThat(bodies.take())
                .isEqualTo("{\"event\":\"pre-failover\",\"group\":\"m\",\"master\":\"10.0.0.1:6379\","
                        + "\"candidate\":\"10.0.0.2:6380\",\"why\":[\"refused for 60 ms\",\"silent\"]}");
    }

    @Test
    void aUrlThatIsSilentIsNoAnswer() throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> {})
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_MS, TimeUnit.MILLISECONDS);

        assertThat(answer("http://127.0.0.1:" + server.actualPort() + "/", 300)).isInstanceOf(HookAnswer.None.class);
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain"), "");
        Files.setPosixFilePermissions(plain, PosixFilePermissions.fromString("rw-------"));

        assertThat(HookPlace.missing("absent", folder).orElseThrow()).contains("does not exist");
        assertThat(HookPlace.missing(".", folder).orElseThrow()).contains("is no file");
        assertThat(HookPlace.missing("plain", folder).orElseThrow()).contains("may not execute", "chmod +x");
        assertThat(HookPlace.missing("http://", folder).orElseThrow()).contains("names no host");
        assertThat(HookPlace.missing("https://judge/ask", folder)).isEmpty();
        assertThat(HookPlace.missing(script("exit 0"), folder)).isEmpty();
    }
}
