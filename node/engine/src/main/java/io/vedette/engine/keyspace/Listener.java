package io.vedette.engine.keyspace;

import io.vedette.engine.value.ValueType;

/** Who is told what happened to keys, while it happens; the arrays are only lent. */
public interface Listener {

    /** While data are loaded, nobody is interested in single keys. */
    Listener NOBODY = new Listener() {
        @Override
        public void modified(Database database, byte[] array, int offset, int length) {
            // Nobody watches.
        }

        @Override
        public void appeared(Database database, byte[] key, ValueType type) {
            // Nobody waits.
        }

        @Override
        public void expired(Database database, byte[] key) {
            // Nobody is told.
        }
    };

    /** A key got, lost or changed its value. */
    void modified(Database database, byte[] array, int offset, int length);

    /** A key that was not there has a value now; somebody may be waiting for it. */
    void appeared(Database database, byte[] key, ValueType type);

    /** A key was removed because its time was over. */
    void expired(Database database, byte[] key);
}
