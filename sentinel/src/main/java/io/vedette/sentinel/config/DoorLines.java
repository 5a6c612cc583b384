package io.vedette.sentinel.config;

import io.netty.util.NetUtil;
import io.vedette.resp.config.BadConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the lines about HTTP and agent checks have said so far; a later line of the same keyword holds. */
final class DoorLines {
    private static final String CERTIFICATE = "http-tls-cert-file";
    private static final String KEY = "http-tls-key-file";
    private static final String CLIENT_AUTHORITY = "http-tls-client-ca-file";

    static final Set<String> KEYWORDS =
            Set.of("http-port", "http-bind", "agent-port", "http-token-file", CERTIFICATE, KEY, CLIENT_AUTHORITY);

    private final Path folder;
    private final Map<String, SentinelLine> tls = new HashMap<>();
    private String address = Doors.CLOSED.address();
    private int httpPort;
    private int agentPort;
    private Optional<Secret> token = Optional.empty();

    DoorLines(Path folder) {
        this.folder = folder;
    }

    void read(SentinelLine line) throws BadConfiguration {
        switch (line.keyword()) {
            case "http-port" -> httpPort = line.port(0);
            case "agent-port" -> agentPort = line.port(0);
            case "http-token-file" -> token = line.secretFile(0, Optional.empty(), folder);
            case "http-bind" -> address = address(line);
            default -> tls.put(line.keyword(), line);
        }
    }

    private static String address(SentinelLine line) throws BadConfiguration {
        String address = line.argument(0);
        if (!NetUtil.isValidIpV4Address(address) && !NetUtil.isValidIpV6Address(address)) {
            throw line.refuse("'" + address + "' is no IP address.", "write an address of this machine, or 0.0.0.0");
        }
        return address;
    }

    /** Once all lines are read. The files are opened, so that a start fails and not each handshake. */
    Doors doors() throws BadConfiguration {
        return new Doors(address, httpPort, agentPort, token, tls.isEmpty() ? Optional.empty() : Optional.of(tls()));
    }

    private HttpTls tls() throws BadConfiguration {
        SentinelLine certificate = needed(CERTIFICATE);
        Optional<SentinelLine> authority = Optional.ofNullable(tls.get(CLIENT_AUTHORITY));
        HttpTls read = new HttpTls(
                folder, certificate.argument(0), needed(KEY).argument(0), authority.map(line -> line.argument(0)));
        try {
            read.files().identity().read();
        } catch (IOException unusable) {
            throw unusable(certificate, unusable);
        }
        try {
            read.files().authorities().read();
        } catch (IOException unusable) {
            throw unusable(authority.orElse(certificate), unusable);
        }
        return read;
    }

    private SentinelLine needed(String keyword) throws BadConfiguration {
        SentinelLine line = tls.get(keyword);
        if (line == null) {
            throw tls.values()
                    .iterator()
                    .next()
                    .refuse(
                            "TLS of the HTTP port lacks a file.",
                            "write a line 'sentinel " + keyword + " <file>' as well");
        }
        return line;
    }

    private static BadConfiguration unusable(SentinelLine line, IOException why) {
        return line.refuse(
                "Can't use the certificates of the HTTP port",
                "the system says: " + why + "; name files in PEM form that this user may read");
    }
}
