package io.vedette.resp.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Some percentages, with at most six decimals that count. A single empty word stands for none. */
public final class Percentiles implements ValueType<List<Double>> {
    private static final int PLACES = 6;
    private static final double MOST = 100;

    @Override
    public Parsed<List<Double>> parse(List<String> words) {
        if (words.isEmpty()) {
            return Parsed.refused(SingleWord.WRONG_COUNT);
        }
        List<Double> percentiles = new ArrayList<>();
        for (String word : words.equals(List.of("")) ? List.<String>of() : words) {
            double percentile;
            try {
                percentile = new BigDecimal(word).doubleValue();
            } catch (NumberFormatException notANumber) {
                return Parsed.refused("Invalid latency-tracking-info-percentiles parameters");
            }
            if (percentile < 0 || percentile > MOST) {
                return Parsed.refused("latency-tracking-info-percentiles parameters should sit between [0.0,100.0]");
            }
            percentiles.add(percentile);
        }
        return Parsed.value(List.copyOf(percentiles));
    }

    @Override
    public String show(List<Double> value) {
        return value.stream().map(Percentiles::text).collect(Collectors.joining(" "));
    }

    /** One of them, without zeros that say nothing. */
    public static String text(double percentile) {
        BigDecimal rounded = BigDecimal.valueOf(percentile).setScale(PLACES, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    @Override
    public String expected() {
        return "percentages from 0 to 100";
    }
}
