package io.vedette.resp.command;

import io.netty.buffer.Unpooled;
import io.vedette.resp.RealRedis;
import io.vedette.resp.Request;
import io.vedette.resp.RequestReader;
import io.vedette.resp.WireLimits;

/** Requests as the wire would bring them. */
public final class Requests {

    private Requests() {}

    /** A request of these words, one char per byte, that stays valid. */
    public static Request of(String... words) {
        RequestReader reader = new RequestReader(WireLimits.DEFAULT);
        reader.authenticated(true);
        reader.append(Unpooled.wrappedBuffer(RealRedis.Raw.command(words)));
        return (Request) reader.next();
    }

    /** A request of these words between single spaces. */
    public static Request line(String words) {
        return of(words.split(" "));
    }
}
