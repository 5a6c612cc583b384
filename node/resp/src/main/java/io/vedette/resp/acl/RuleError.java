package io.vedette.resp.acl;

/** Why a rule cannot be applied. */
enum RuleError {
    UNKNOWN_NAME("Unknown command or category name in ACL"),
    SYNTAX("Syntax error"),
    KEYS_ALREADY_ALL("Adding a pattern after the * pattern (or the 'allkeys' flag) is not valid and does not have any "
            + "effect. Try 'resetkeys' to start with an empty list of patterns"),
    CHANNELS_ALREADY_ALL("Adding a pattern after the * pattern (or the 'allchannels' flag) is not valid and does not "
            + "have any effect. Try 'resetchannels' to start with an empty list of channels"),
    NO_SUCH_PASSWORD("The password you are trying to remove from the user does not exist"),
    NOT_A_HASH("The password hash must be exactly 64 characters and contain only lowercase hexadecimal characters"),
    FIRST_ARGUMENT_OF_SUBCOMMAND("Allowing first-arg of a subcommand is not supported");

    private final String text;

    RuleError(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
