package io.vedette.resp.config;

import java.util.ArrayList;
import java.util.List;

/** So many whole numbers, all within the same bounds. */
public final class NumberList implements ValueType<List<Integer>> {
    private final int count;
    private final int min;
    private final int max;
    private final String complaint;

    private NumberList(int count, int min, int max, String complaint) {
        this.count = count;
        this.min = min;
        this.max = max;
        this.complaint = complaint;
    }

    /**
     * Exactly {@code count} numbers.
     *
     * @param complaint what Redis says where one of them is none or out of bounds
     */
    public static NumberList of(int count, int min, int max, String complaint) {
        return new NumberList(count, min, max, complaint);
    }

    @Override
    public Parsed<List<Integer>> parse(List<String> words) {
        if (words.size() != count) {
            return Parsed.refused(SingleWord.WRONG_COUNT);
        }
        List<Integer> numbers = new ArrayList<>();
        for (String word : words) {
            try {
                int number = Integer.parseInt(word);
                if (number < min || number > max) {
                    return Parsed.refused(complaint);
                }
                numbers.add(number);
            } catch (NumberFormatException none) {
                return Parsed.refused(complaint);
            }
        }
        return Parsed.value(List.copyOf(numbers));
    }

    @Override
    public String show(List<Integer> value) {
        StringBuilder shown = new StringBuilder();
        for (int number : value) {
            shown.append(shown.isEmpty() ? "" : " ").append(number);
        }
        return shown.toString();
    }

    @Override
    public String expected() {
        return count + " numbers from " + min + " to " + max;
    }
}
