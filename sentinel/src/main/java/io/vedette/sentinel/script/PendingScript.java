package io.vedette.sentinel.script;

import java.util.List;

/**
 * One line of SENTINEL PENDING-SCRIPTS.
 *
 * @param timeMs for how long it has been running, or until it will be started
 */
public record PendingScript(List<String> argv, boolean running, long pid, long timeMs, int retries) {}
