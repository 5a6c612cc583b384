package io.vedette.sentinel.hook;

import io.vedette.quorum.Effect;
import io.vedette.quorum.HookAnswer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Posts the question to a URL: 2xx is go on, 409 is a veto whose reason is the first line of the body. Anything else is no answer. */
final class HookUrl {
    private static final int CONFLICT = 409;
    private static final int LONGEST_BODY = 4_096;

    private final Vertx vertx;
    private @Nullable HttpClient client;

    HookUrl(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Made when somebody is first asked: most sentinels have no such hook. */
    private HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = vertx.createHttpClient();
            client = made;
        }
        return made;
    }

    Future<HookAnswer> ask(Effect.AskHook ask) {
        JsonObject question = new JsonObject()
                .put("event", "pre-failover")
                .put("group", ask.group().text())
                .put("master", ask.master().name())
                .put("candidate", ask.candidate().name())
                .put("why", new JsonArray(ask.why()));
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(ask.hook())
                .setTimeout(ask.withinMs())
                .putHeader("Content-Type", "application/json");
        return client().request(request)
                .compose(opened -> opened.send(question.toBuffer()))
                .compose(HookUrl::answer);
    }

    private static Future<HookAnswer> answer(HttpClientResponse response) {
        int status = response.statusCode();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() < LONGEST_BODY) {
                body.appendBuffer(part, 0, Math.min(part.length(), LONGEST_BODY - body.length()));
            }
        });
        return response.end().map(end -> {
            if (status / 100 == 2) {
                return new HookAnswer.Go();
            }
            return status == CONFLICT
                    ? new HookAnswer.Veto(HookProgram.firstLine(body.toString()))
                    : new HookAnswer.None("it answered with status " + status);
        });
    }

    void close() {
        if (client != null) {
            client.close();
        }
    }
}
