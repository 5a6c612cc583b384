package io.vedette.tests.bench.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long a thread ran, and how long it waited for a core because others had them, as the kernel counts it ({@code schedstat}).
 */
record Share(long ranNs, long waitedNs) {

    static Share of(Path schedule) throws IOException {
        String[] figures = Files.readString(schedule).strip().split(" ", -1);
        return new Share(Long.parseLong(figures[0]), Long.parseLong(figures[1]));
    }
}
