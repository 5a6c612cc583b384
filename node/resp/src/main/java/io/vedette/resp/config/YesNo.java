package io.vedette.resp.config;

/** {@code yes} or {@code no}. */
public final class YesNo extends SingleWord<Boolean> {
    @Override
    Parsed<Boolean> parse(String word) {
        if (word.equalsIgnoreCase("yes")) {
            return Parsed.value(true);
        }
        return word.equalsIgnoreCase("no") ? Parsed.value(false) : Parsed.refused("argument must be 'yes' or 'no'");
    }

    @Override
    public String show(Boolean value) {
        return value ? "yes" : "no";
    }

    @Override
    public String expected() {
        return "yes or no";
    }
}
