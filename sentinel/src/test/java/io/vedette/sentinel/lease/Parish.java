package io.vedette.sentinel.lease;

import io.vedette.quorum.GroupName;
import io.vedette.quorum.SentinelId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Lenders without a network between them: each is a book, and who is cut off is not asked. Time is moved by hand. */
final class Parish {
    private final List<LeaseBook> books = new ArrayList<>();
    private final Set<Integer> silent = new HashSet<>();
    private final Map<Integer, Consumer<Wish>> rivals = new HashMap<>();
    long nowMs;

    Parish(int count) {
        for (int i = 0; i < count; i++) {
            books.add(new LeaseBook(-LeaseBook.GUARD_MS));
        }
    }

    static SentinelId id(int number) {
        return new SentinelId(Integer.toString(number).repeat(40));
    }

    void silence(Integer... numbers) {
        silent.clear();
        silent.addAll(List.of(numbers));
    }

    void restart(int number) {
        books.set(number, new LeaseBook(nowMs));
    }

    Lenders seenBy(int me) {
        return new Lenders() {
            @Override
            public SentinelId myId() {
                return id(me);
            }

            @Override
            public int needed(GroupName group) {
                return books.size() / 2 + 1;
            }

            @Override
            public int ask(GroupName group, Wish wish, Consumer<Verdict> answer) {
                int asked = 0;
                for (int i = 0; i < books.size(); i++) {
                    if (hears(i)) {
                        asked++;
                        answer.accept(books.get(i).ask(wish, nowMs));
                    }
                }
                return asked;
            }

            private boolean hears(int other) {
                return other == me || silent.contains(me) == silent.contains(other);
            }

            @Override
            public void release(GroupName group, Wish last) {
                for (int i = 0; i < books.size(); i++) {
                    if (hears(i)) {
                        books.get(i).release(last);
                    }
                }
            }

            @Override
            public void listen(String name, Consumer<Wish> rival) {
                rivals.put(me, rival);
            }
        };
    }
}
