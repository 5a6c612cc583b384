package io.vedette.resp.info;

import java.util.Locale;

/** Numbers with a few decimals. {@code String.format} takes a pattern apart for each, which an INFO with twenty of them feels. */
public final class Decimal {
    /** Beyond this a {@code double} has no hundredths, and nobody shows them. */
    private static final double GREATEST = 1e9;

    private Decimal() {}

    /**
     * The number in words.
     *
     * @param places how many decimals, from 1 to 6
     */
    public static String of(double value, int places) {
        if (!(Math.abs(value) < GREATEST)) {
            return String.format(Locale.ROOT, "%." + places + "f", value);
        }
        long scale = 1;
        for (int i = 0; i < places; i++) {
            scale *= 10;
        }
        long scaled = Math.round(Math.abs(value) * scale);
        StringBuilder text = new StringBuilder();
        if (value < 0 && scaled > 0) {
            text.append('-');
        }
        text.append(scaled / scale).append('.');
        String decimals = Long.toString(scaled % scale);
        for (int i = decimals.length(); i < places; i++) {
            text.append('0');
        }
        return text.append(decimals).toString();
    }
}
