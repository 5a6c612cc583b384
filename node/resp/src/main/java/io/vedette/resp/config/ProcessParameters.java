package io.vedette.resp.config;

import java.util.List;

/** The process: its folder, its log, how it is started and stopped. */
public final class ProcessParameters {
    public static final Parameter<String> DIR = Parameter.of(
                    "dir", Text.of("a path"), ".", "Working folder; relative paths start here.")
            .live();
    public static final Parameter<String> LOGFILE =
            Parameter.of("logfile", Text.of("a path"), "\"\"", "Log file; empty logs to standard output.");
    public static final Parameter<String> LOGLEVEL = Parameter.of(
                    "loglevel",
                    Choice.of("debug", "verbose", "notice", "warning", "nothing"),
                    "notice",
                    "Least important messages to log.")
            .live();
    public static final Parameter<String> LOG_FORMAT = Parameter.of(
            "log-format", Choice.of("human", "json"), "human", "Lines as Redis writes them, or a JSON document each.");
    public static final Parameter<String> PIDFILE =
            Parameter.of("pidfile", Text.of("a path"), "\"\"", "File to hold the process id while the process runs.");
    public static final Parameter<Boolean> DAEMONIZE = Parameter.of(
            "daemonize", new YesNo(), "no", "Redis forks here; see the message of the process for what to do instead.");
    public static final Parameter<String> SUPERVISED = Parameter.of(
            "supervised", Choice.of("no", "upstart", "systemd", "auto"), "no", "Which supervisor to notify.");
    public static final Parameter<Boolean> SYSLOG_ENABLED =
            Parameter.of("syslog-enabled", new YesNo(), "no", "Log to syslog as well.");
    public static final Parameter<String> SYSLOG_IDENT =
            Parameter.of("syslog-ident", Text.of("a name"), "redis", "Name in syslog.");
    public static final Parameter<String> SYSLOG_FACILITY = Parameter.of(
            "syslog-facility",
            Choice.of("user", "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7"),
            "local0",
            "Facility in syslog.");
    public static final Parameter<Boolean> ALWAYS_SHOW_LOGO =
            Parameter.of("always-show-logo", new YesNo(), "no", "A picture at the start, with port and PID.");
    public static final Parameter<Boolean> SET_PROC_TITLE =
            Parameter.of("set-proc-title", new YesNo(), "yes", "Show what the process does in ps.");
    public static final Parameter<String> PROC_TITLE_TEMPLATE = Parameter.of(
                    "proc-title-template",
                    Text.of("a template"),
                    "\"{title} {listen-addr} {server-mode}\"",
                    "What ps shows.")
            .live();
    public static final Parameter<Boolean> CRASH_LOG_ENABLED = Parameter.of(
                    "crash-log-enabled", new YesNo(), "yes", "A report when the process crashes.")
            .live();
    public static final Parameter<Boolean> CRASH_MEMCHECK_ENABLED = Parameter.of(
                    "crash-memcheck-enabled", new YesNo(), "yes", "A memory check in that report.")
            .live();
    public static final Parameter<Long> SHUTDOWN_TIMEOUT = Parameter.of(
                    "shutdown-timeout",
                    WholeNumber.between(0, Integer.MAX_VALUE),
                    "10",
                    "Seconds a shutdown waits for replicas.")
            .live();
    public static final Parameter<List<String>> SHUTDOWN_ON_SIGINT = Parameter.of(
                    "shutdown-on-sigint", new ShutdownWords(), "default", "How SIGINT shuts down.")
            .live();
    public static final Parameter<List<String>> SHUTDOWN_ON_SIGTERM = Parameter.of(
                    "shutdown-on-sigterm", new ShutdownWords(), "default", "How SIGTERM shuts down.")
            .live();
    public static final Parameter<String> SERVER_CPULIST =
            Parameter.of("server_cpulist", Text.of("a list of processors"), "\"\"", "Processors to run on.");
    public static final Parameter<String> BIO_CPULIST =
            Parameter.of("bio_cpulist", Text.of("a list of processors"), "\"\"", "Processors to run on.");
    public static final Parameter<String> AOF_REWRITE_CPULIST =
            Parameter.of("aof_rewrite_cpulist", Text.of("a list of processors"), "\"\"", "Processors to run on.");
    public static final Parameter<String> BGSAVE_CPULIST =
            Parameter.of("bgsave_cpulist", Text.of("a list of processors"), "\"\"", "Processors to run on.");
    public static final Parameter<String> IGNORE_WARNINGS = Parameter.of(
                    "ignore-warnings", Text.of("names of warnings"), "\"\"", "Warnings that do not stop the start.")
            .live();
    public static final Parameter<Boolean> DISABLE_THP =
            Parameter.of("disable-thp", new YesNo(), "yes", "No transparent huge pages.");
    public static final Parameter<String> OOM_SCORE_ADJ = Parameter.of(
                    "oom-score-adj",
                    Choice.of("no", "yes", "relative", "absolute"),
                    "no",
                    "Adjust the score of the OOM killer.")
            .live();
    public static final Parameter<List<Integer>> OOM_SCORE_ADJ_VALUES = Parameter.of(
                    "oom-score-adj-values",
                    NumberList.of(
                            3, -2000, 2000, "Invalid oom-score-adj-values, elements must be between -2000 and 2000."),
                    "0 200 800",
                    "Scores of master, replica and children.")
            .live();
    public static final Parameter<Long> HZ = Parameter.of(
                    "hz", WholeNumber.between(0, Integer.MAX_VALUE), "10", "Turns of the periodic work per second.")
            .live();
    public static final Parameter<Boolean> DYNAMIC_HZ = Parameter.of(
                    "dynamic-hz", new YesNo(), "yes", "More turns with more clients.")
            .live();
    public static final Parameter<String> LOCALE_COLLATE = Parameter.of(
                    "locale-collate", Text.of("a locale"), "\"\"", "Locale that SORT uses.")
            .live();

    static final List<Parameter<?>> ALL = List.of(
            DIR,
            LOGFILE,
            LOGLEVEL,
            LOG_FORMAT,
            PIDFILE,
            DAEMONIZE,
            SUPERVISED,
            SYSLOG_ENABLED,
            SYSLOG_IDENT,
            SYSLOG_FACILITY,
            ALWAYS_SHOW_LOGO,
            SET_PROC_TITLE,
            PROC_TITLE_TEMPLATE,
            CRASH_LOG_ENABLED,
            CRASH_MEMCHECK_ENABLED,
            SHUTDOWN_TIMEOUT,
            SHUTDOWN_ON_SIGINT,
            SHUTDOWN_ON_SIGTERM,
            SERVER_CPULIST,
            BIO_CPULIST,
            AOF_REWRITE_CPULIST,
            BGSAVE_CPULIST,
            IGNORE_WARNINGS,
            DISABLE_THP,
            OOM_SCORE_ADJ,
            OOM_SCORE_ADJ_VALUES,
            HZ,
            DYNAMIC_HZ,
            LOCALE_COLLATE);

    private ProcessParameters() {}
}
