package io.vedette.engine.command;

import java.nio.charset.StandardCharsets;

/** What is said of groups that are not there. */
final class StreamErrors {

    private StreamErrors() {}

    static CommandError noGroup(Call call, int keyAt, byte[] group, String where) {
        return new CommandError("NOGROUP No such key '" + shown(call.bytes(keyAt)) + "' or consumer group '"
                + shown(group) + "'" + where);
    }

    static CommandError noGroupForKey(Call call, int keyAt, int groupAt) {
        return new CommandError("NOGROUP No such consumer group '" + shown(call.bytes(groupAt)) + "' for key name '"
                + shown(call.bytes(keyAt)) + "'");
    }

    /** Up to the first NUL; line ends stay, for they are not last. */
    private static String shown(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int nul = text.indexOf('\0');
        return nul < 0 ? text : text.substring(0, nul);
    }
}
