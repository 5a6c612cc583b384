package io.vedette.engine.dict;

import java.util.Locale;

/** How full a table is and how long its chains are, as DEBUG HTSTATS tells it. */
public final class TableFigures {
    /** Longer chains are counted together with those of this length. */
    private static final int LONGEST_TOLD = 49;

    private TableFigures() {}

    /** Of the table, and of what it grows or shrinks into, if it does. */
    public static String of(Dict<?> dict) {
        Table growing = dict.next();
        String main = of(0, "main hash table", dict.table());
        return growing == null ? main : main + of(1, "rehashing target", growing);
    }

    private static String of(int number, String role, Table table) {
        StringBuilder text = new StringBuilder("Hash table " + number + " stats (" + role + "):\n");
        if (table.size() == 0) {
            return text + "No stats available for empty dictionaries\n";
        }
        int[] chains = new int[LONGEST_TOLD + 1];
        int longest = 0;
        for (int i = 0; i < table.capacity(); i++) {
            int length = Table.length(table.bucket(i));
            chains[Math.min(length, LONGEST_TOLD)]++;
            longest = Math.max(longest, length);
        }
        int used = table.capacity() - chains[0];
        double average = (double) table.size() / used;
        text.append(" table size: " + table.capacity() + "\n")
                .append(" number of elements: " + table.size() + "\n")
                .append(" different slots: " + used + "\n")
                .append(" max chain length: " + longest + "\n")
                .append(String.format(Locale.ROOT, " avg chain length (counted): %.2f\n", average))
                .append(String.format(Locale.ROOT, " avg chain length (computed): %.2f\n", average))
                .append(" Chain length distribution:\n");
        for (int length = 0; length < LONGEST_TOLD; length++) {
            if (chains[length] > 0) {
                double share = 100.0 * chains[length] / table.capacity();
                text.append(String.format(Locale.ROOT, "   %d: %d (%.2f%%)\n", length, chains[length], share));
            }
        }
        return text.toString();
    }
}
