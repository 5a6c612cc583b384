package io.vedette.engine.keyspace;

import java.util.ArrayList;
import java.util.List;

/**
 * Removes keys whose time is over though nobody asks for them. It is called from outside every now and then with a
 * budget; the unit is one key looked at. It goes through each database in turn and stays with one as long as a good
 * part of what it sees is over, as Redis does, so that little is spent where little is to be found.
 */
public final class ExpiryCycle {

    /** Keys looked at before it is asked whether it is worth while, with the least effort, and so many more with each grade of it. */
    private static final int ROUND = 20;

    private static final int MORE = 5;

    /** Buckets a round may pass, most of them empty, before it gives up. */
    private static final int ROUND_BUCKETS = 400;

    /** It is worth while if more than so many of a hundred are over, and one less with each grade of effort. */
    private static final int WORTH = 10;

    private static final int HUNDRED = 100;

    private final Keyspace keyspace;
    private int next;
    private int grade;

    public ExpiryCycle(Keyspace keyspace) {
        this.keyspace = keyspace;
    }

    /** How eagerly it looks, from 1 to 10, as {@code active-expire-effort} says. */
    public void effort(int effort) {
        grade = effort - 1;
    }

    /** Looks at up to about {@code budget} keys; whether it stopped though there was more worth looking at. */
    public boolean run(int budget) {
        int left = budget;
        for (int visited = 0; visited < keyspace.databases().size(); visited++) {
            Database database = keyspace.database(next);
            Round round = new Round(database);
            do {
                if (left <= 0) {
                    return true;
                }
                left -= Math.max(1, round.run());
            } while (round.worthWhile());
            next = (next + 1) % keyspace.databases().size();
        }
        return false;
    }

    private final class Round {

        private final Database database;
        private final List<Entry> over = new ArrayList<>();
        private int seen;
        private int removed;

        Round(Database database) {
            this.database = database;
        }

        int run() {
            seen = 0;
            removed = 0;
            for (int bucket = 0;
                    bucket < ROUND_BUCKETS && seen < ROUND + MORE * grade && database.expiring() > 0;
                    bucket++) {
                database.sampleExpiries(this::look);
                over.forEach(database::expire);
                removed += over.size();
                over.clear();
            }
            return seen;
        }

        boolean worthWhile() {
            return removed * HUNDRED > seen * (WORTH - grade);
        }

        private void look(Expiry expiry) {
            seen++;
            if (keyspace.nowMs() > expiry.atMs()) {
                over.add(expiry.entry());
            }
        }
    }
}
