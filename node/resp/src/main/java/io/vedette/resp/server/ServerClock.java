package io.vedette.resp.server;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** The two clocks of a server. Ages, deadlines and timeouts use the monotonic one; the wall is only ever shown. */
public interface ServerClock {
    long monotonicNs();

    long wallMs();

    default long monotonicMs() {
        return TimeUnit.NANOSECONDS.toMillis(monotonicNs());
    }

    static ServerClock system() {
        Clock wall = Clock.systemUTC();
        return new ServerClock() {
            @Override
            public long monotonicNs() {
                return System.nanoTime();
            }

            @Override
            public long wallMs() {
                return wall.millis();
            }
        };
    }
}
