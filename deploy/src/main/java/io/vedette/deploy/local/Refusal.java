package io.vedette.deploy.local;

/** Something will not be done. The message is one line that names what is wrong and what to do. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }
}
