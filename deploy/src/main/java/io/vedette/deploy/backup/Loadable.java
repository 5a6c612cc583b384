package io.vedette.deploy.backup;

import io.vedette.deploy.check.Inventory;
import io.vedette.engine.rdb.DamagedRdb;
import java.io.IOException;
import java.nio.file.Path;

/** Whether a snapshot can be loaded: it is tried. */
final class Loadable {
    private Loadable() {}

    /** What was in it; a failure says where it is damaged. */
    static Inventory of(Path file, Progress progress) throws IOException {
        Inventory found = new Inventory();
        try {
            found.read(file, progress::add);
        } catch (DamagedRdb damaged) {
            throw new IOException(file + " is damaged at byte " + damaged.offset() + ": " + damaged.found(), damaged);
        }
        progress.end();
        return found;
    }
}
