package io.vedette.engine.client;

/** Whoever outside of the engine wants to hear of every key that changes, in whichever database it is. */
public final class Audience {

    /** Port to those who keep copies of values. */
    public interface Onlooker {

        /** A key got, lost or changed its value; the array is only lent. */
        void changed(byte[] array, int offset, int length);

        /** A database lost everything. */
        void emptied();
    }

    private static final Onlooker NOBODY = new Onlooker() {
        @Override
        public void changed(byte[] array, int offset, int length) {
            // Nobody keeps copies.
        }

        @Override
        public void emptied() {
            // Nobody keeps copies.
        }
    };

    private Onlooker onlooker = NOBODY;

    public void join(Onlooker other) {
        onlooker = other;
    }

    public void changed(byte[] array, int offset, int length) {
        onlooker.changed(array, offset, length);
    }

    public void emptied() {
        onlooker.emptied();
    }
}
