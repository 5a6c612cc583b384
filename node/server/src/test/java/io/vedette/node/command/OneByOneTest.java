package io.vedette.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneByOneTest {
    private final OneByOne turns = new OneByOne();
    private final List<String> begun = new ArrayList<>();

    private Future<Void> ask(String name, Future<Void> work) {
        return turns.next(() -> {
            begun.add(name);
            return work;
        });
    }

    @Test
    void whatNeedsNobodyElseIsDoneAtOnce() {
        assertThat(ask("a", Future.succeededFuture()).succeeded()).isTrue();
        assertThat(ask("b", Future.failedFuture("no")).failed()).isTrue();
        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void whatComesMeanwhileWaitsForItsTurnWhateverBecameOfTheOneBefore() {
        Promise<Void> first = Promise.promise();
        Promise<Void> third = Promise.promise();
        Future<Void> a = ask("a", first.future());
        Future<Void> b = ask("b", Future.succeededFuture());
        Future<Void> c = ask("c", third.future());
        Future<Void> d = ask("d", Future.failedFuture("no"));
        assertThat(begun).containsExactly("a");

        first.fail("no");
        assertThat(begun).containsExactly("a", "b", "c");
        assertThat(a.failed()).isTrue();
        assertThat(b.succeeded()).isTrue();
        assertThat(c.isComplete()).isFalse();

        third.complete();
        assertThat(begun).containsExactly("a", "b", "c", "d");
        assertThat(c.succeeded()).isTrue();
        assertThat(d.failed()).isTrue();
    }

    @Test
    void asManyAsThereAreClientsMayWait() {
        Promise<Void> first = Promise.promise();
        Future<Void> unused = ask("first", first.future());
        List<Future<Void>> waiting = IntStream.range(0, 100_000)
                .mapToObj(i -> ask("more", Future.succeededFuture()))
                .toList();
        first.complete();
        assertThat(waiting).allMatch(Future::succeeded);
    }
}
