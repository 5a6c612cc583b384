package io.vedette.resp.process;

import io.vertx.core.json.JsonObject;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One JSON document a line, for programs: the same messages, with what {@link LogFormat} puts into signs written out. */
final class JsonLog extends Formatter {
    private final long pid;
    private final String role;

    /** For the process with this id, which has this role letter. */
    JsonLog(long pid, char role) {
        this.pid = pid;
        this.role = role == 'X' ? "sentinel" : "node";
    }

    @Override
    public String format(LogRecord entry) {
        JsonObject line = new JsonObject()
                .put("time", entry.getInstant().toString())
                .put("level", LogLevel.of(entry.getLevel()).word())
                .put("role", role)
                .put("pid", pid)
                .put("message", formatMessage(entry));
        Throwable thrown = entry.getThrown();
        if (thrown != null) {
            line.put("trace", LogFormat.trace(thrown));
        }
        return line.encode() + "\n";
    }
}
