package io.vedette.node.heap;

/** Whom to tell that data are being read: for so long much is kept, and next to nothing is worth collecting. */
public interface Filling {
    Filling UNNOTICED = new Filling() {
        @Override
        public void begins() {
            // The heap looks after itself.
        }

        @Override
        public void ends() {
            // As above.
        }
    };

    void begins();

    void ends();
}
