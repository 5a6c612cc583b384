package io.vedette.resp.config;

import java.util.List;

/** Who may connect and what must not be changed at run time. */
public final class SecurityParameters {
    public static final Parameter<Boolean> PROTECTED_MODE = Parameter.of(
                    "protected-mode", new YesNo(), "yes", "Without a password serve only this machine.")
            .live();
    public static final Parameter<String> REQUIREPASS = Parameter.of(
                    "requirepass", Text.of("a password"), "\"\"", "Password of the default user.")
            .live();
    public static final Parameter<String> MASTERUSER = Parameter.of(
                    "masteruser", Text.of("a user name"), "\"\"", "User for the link to the master.")
            .live();
    public static final Parameter<String> MASTERAUTH = Parameter.of(
                    "masterauth", Text.of("a password"), "\"\"", "Password for the link to the master.")
            .live();
    public static final Parameter<String> ACLFILE =
            Parameter.of("aclfile", Text.of("a path"), "\"\"", "File that holds the users.");
    public static final Parameter<Long> ACLLOG_MAX_LEN = Parameter.of(
                    "acllog-max-len", WholeNumber.between(0, Long.MAX_VALUE), "128", "Entries kept in ACL LOG.")
            .live();
    public static final Parameter<String> ACL_PUBSUB_DEFAULT = Parameter.of(
                    "acl-pubsub-default",
                    Choice.of("allchannels", "resetchannels"),
                    "resetchannels",
                    "Channels a new user may use.")
            .live();
    public static final Parameter<String> ENABLE_PROTECTED_CONFIGS = Parameter.of(
            "enable-protected-configs", Choice.of("no", "yes", "local"), "no", "CONFIG SET of protected parameters.");
    public static final Parameter<String> ENABLE_DEBUG_COMMAND =
            Parameter.of("enable-debug-command", Choice.of("no", "yes", "local"), "no", "The DEBUG command.");
    public static final Parameter<String> ENABLE_MODULE_COMMAND =
            Parameter.of("enable-module-command", Choice.of("no", "yes", "local"), "no", "The MODULE command.");

    static final List<Parameter<?>> ALL = List.of(
            PROTECTED_MODE,
            REQUIREPASS,
            MASTERUSER,
            MASTERAUTH,
            ACLFILE,
            ACLLOG_MAX_LEN,
            ACL_PUBSUB_DEFAULT,
            ENABLE_PROTECTED_CONFIGS,
            ENABLE_DEBUG_COMMAND,
            ENABLE_MODULE_COMMAND);

    private SecurityParameters() {}
}
