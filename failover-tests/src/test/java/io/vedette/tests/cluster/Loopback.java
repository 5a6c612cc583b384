package io.vedette.tests.cluster;

import io.vedette.quorum.HostPort;
import io.vedette.resp.FreePort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Free ports of the loopback interface; with a {@link FaultProxy} before each, where the network is to be hurt. */
public final class Loopback implements Network {
    private static final String HOST = "127.0.0.1";

    private final boolean proxied;
    private final List<FaultProxy> proxies = new ArrayList<>();
    private Weather weather = Weather.FAIR;

    private Loopback(boolean proxied) {
        this.proxied = proxied;
    }

    public static Loopback plain() {
        return new Loopback(false);
    }

    public static Loopback proxied() {
        return new Loopback(true);
    }

    @Override
    public Site site() throws IOException {
        HostPort bound = new HostPort(HOST, FreePort.take());
        if (!proxied) {
            return new Port(bound, Optional.empty());
        }
        FaultProxy proxy = FaultProxy.before(bound);
        proxy.weather(weather);
        proxies.add(proxy);
        return new Port(bound, Optional.of(proxy));
    }

    /** From now on, for every connection. */
    public void weather(Weather now) {
        if (!proxied) {
            throw new IllegalStateException("without proxies there is no weather");
        }
        weather = now;
        proxies.forEach(proxy -> proxy.weather(now));
    }

    @Override
    public String description() {
        return proxied ? "loopback with a fault-injecting proxy before each process" : "loopback";
    }

    @Override
    public void close() throws IOException {
        for (FaultProxy proxy : proxies) {
            proxy.close();
        }
        proxies.clear();
    }

    private record Port(HostPort bound, Optional<FaultProxy> proxy) implements Site {
        @Override
        public HostPort reached() {
            return proxy.map(FaultProxy::address).orElse(bound);
        }

        @Override
        public List<String> prefix() {
            return List.of();
        }

        @Override
        public void cut() {
            needed().cut();
        }

        @Override
        public void heal() {
            needed().heal();
        }

        private FaultProxy needed() {
            return proxy.orElseThrow(() -> new IllegalStateException("a plain port cannot be cut off"));
        }
    }
}
