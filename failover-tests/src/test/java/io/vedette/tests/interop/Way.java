package io.vedette.tests.interop;

/** How a client may speak to a server. */
enum Way {
    RESP2(2, false),
    RESP3(3, false),
    RESP2_OVER_TLS(2, true),
    RESP3_OVER_TLS(3, true);

    private final int version;
    private final boolean tls;

    Way(int version, boolean tls) {
        this.version = version;
        this.tls = tls;
    }

    int version() {
        return version;
    }

    boolean tls() {
        return tls;
    }

    int portOf(ServerProcess server) {
        return tls ? server.tlsPort() : server.port();
    }
}
