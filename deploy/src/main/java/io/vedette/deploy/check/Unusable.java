package io.vedette.deploy.check;

/** The check ends here, with exit code 1; the message is the verdict. */
final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String verdict) {
        super(verdict, null, false, false);
    }
}
