package io.vedette.sentinel.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Who waits for which reply of the core. Each connection waits for one at most, so the number of connections bounds this.
 *
 * @param <R> kind of reply
 */
final class ReplyDesk<R> {
    private final Map<Long, Consumer<R>> waiting = new HashMap<>();

    void await(long request, Consumer<R> answer) {
        waiting.put(request, answer);
    }

    void answer(long request, R reply) {
        Optional.ofNullable(waiting.remove(request)).ifPresent(answer -> answer.accept(reply));
    }
}
