package io.vedette.resp.server;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** The two clocks of a server. Ages, deadlines and timeouts use the monotonic one; the wall is only ever shown. */
public interface ServerClock {
    long monotonicMs();

    long wallMs();

    static ServerClock system() {
        Clock wall = Clock.systemUTC();
        return new ServerClock() {
            @Override
            public long monotonicMs() {
                return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
            }

            @Override
            public long wallMs() {
                return wall.millis();
            }
        };
    }
}
