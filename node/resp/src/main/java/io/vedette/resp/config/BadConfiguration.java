package io.vedette.resp.config;

import java.util.Optional;

/**
 * A configuration that cannot be used. It is a checked exception where the house prefers values: reading a
 * configuration is one straight line of many steps, each of which may refuse, and whoever starts a process must say so
 * before anything is open.
 *
 * <p>The message is one line for a person: where, what stands there, what was expected, what to do. {@link
 * #redisBlock} is the form Redis prints, for tools that match on it.
 */
public final class BadConfiguration extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Directive> directive;
    private final String complaint;

    private BadConfiguration(Optional<Directive> directive, String message, String complaint) {
        super(message);
        this.directive = directive;
        this.complaint = complaint;
    }

    /**
     * A mistake in one line.
     *
     * @param complaint the words Redis uses for this mistake
     * @param remedy what was expected and what to do, without a full stop
     */
    public static BadConfiguration at(Directive directive, String complaint, String remedy) {
        return new BadConfiguration(
                Optional.of(directive),
                directive.origin() + ": '" + directive.text() + "': " + sentence(complaint) + "; " + remedy,
                complaint);
    }

    /** A mistake that belongs to no directive: a file that cannot be read, an argument that cannot be placed. */
    public static BadConfiguration of(String subject, String complaint, String remedy) {
        return new BadConfiguration(Optional.empty(), subject + ": " + sentence(complaint) + "; " + remedy, complaint);
    }

    /** The words Redis uses, alone. */
    public String complaint() {
        return complaint;
    }

    /** Redis's block of four lines; only the message where Redis prints no block either. */
    public String redisBlock(String version) {
        return directive
                .map(line -> "\n*** FATAL CONFIG FILE ERROR (Redis " + version + ") ***\n"
                        + "Reading the configuration file, at line "
                        + line.origin().line() + "\n"
                        + ">>> '" + line.text() + "'\n" + complaint)
                .orElseGet(this::getMessage);
    }

    private static String sentence(String complaint) {
        return complaint.endsWith(".") ? complaint.substring(0, complaint.length() - 1) : complaint;
    }
}
