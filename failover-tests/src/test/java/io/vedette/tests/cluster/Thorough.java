package io.vedette.tests.cluster;

import java.util.List;
import java.util.stream.Stream;

/**
 * How far tests go. {@code mvn verify} shows each thing once; under {@code -Pthorough} it is shown in every combination and more
 * often, and what is tagged {@value #TAG} runs at all.
 */
public final class Thorough {
    /** Tests that show, at length or with more members, what a shorter one shows too. */
    public static final String TAG = "thorough";

    /** The order of classes that wait for most of their long time: at the end nobody would run beside them. */
    public static final int EARLY = 1;

    private static final boolean WISHED = Boolean.getBoolean("tests.thorough");

    private Thorough() {}

    /** Of the combinations that a test knows those in which it is run. */
    public static <T> Stream<T> ways(List<T> all) {
        return all.stream().limit(times(1, all.size()));
    }

    public static int times(int few, int many) {
        return WISHED ? many : few;
    }
}
