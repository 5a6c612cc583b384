package io.vedette.sentinel.state;

import java.nio.file.Path;

/** A journal of which more is damaged than the end. Checked, because whoever starts a sentinel has to tell its operator. */
public final class DamagedJournal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    DamagedJournal(Path file, int at, String what) {
        super("at byte " + at + ": " + what);
        this.file = file;
    }

    public Path file() {
        return file;
    }
}
