package io.vedette.deploy.watch;

import io.vedette.deploy.local.Member;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Something a sentinel published, or that we saw ourselves; when, from whom, what. */
public record GroupEvent(LocalTime time, String source, String text) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    static GroupEvent published(Member sentinel, String channel, String payload) {
        return now(sentinel.name(), channel + " " + payload);
    }

    /** By the clock on the wall, which is what people compare it with. */
    static GroupEvent now(String source, String text) {
        return new GroupEvent(LocalTime.now(ZoneId.systemDefault()), source, text);
    }

    public String line() {
        return CLOCK.format(time) + "  " + source + "  " + text;
    }
}
