package io.vedette.deploy.local;

/** Something will not be done. The message is one line that names what is wrong and what to do. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public Refusal(String message) {
        this(message, 1);
    }

    private Refusal(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Nobody is there who could be asked. */
    public static Refusal nobodyThere(String message) {
        return new Refusal(message, 3);
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    public int exitCode() {
        return exitCode;
    }
}
