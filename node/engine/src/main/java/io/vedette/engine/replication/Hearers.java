package io.vedette.engine.replication;

/** Who is told of an effect: scripts may say so of what they do. */
public enum Hearers {
    ALL {
        @Override
        void tell(EffectLog log, int database, byte[] array, int offset, int length) {
            log.append(database, array, offset, length);
        }
    },
    REPLICAS {
        @Override
        void tell(EffectLog log, int database, byte[] array, int offset, int length) {
            log.pass(database, array, offset, length);
        }
    },
    FILE {
        @Override
        void tell(EffectLog log, int database, byte[] array, int offset, int length) {
            log.keep(database, array, offset, length);
        }
    },
    NOBODY {
        @Override
        void tell(EffectLog log, int database, byte[] array, int offset, int length) {
            // That is what it is for.
        }
    };

    public static Hearers of(boolean file, boolean replicas) {
        if (file) {
            return replicas ? ALL : FILE;
        }
        return replicas ? REPLICAS : NOBODY;
    }

    /** Those of them who are replicas. */
    Hearers withoutFile() {
        return this == ALL || this == REPLICAS ? REPLICAS : NOBODY;
    }

    abstract void tell(EffectLog log, int database, byte[] array, int offset, int length);
}
