package io.vedette.sentinel.config;

import io.vedette.resp.server.TlsFiles;
import io.vedette.resp.server.TlsFiles.ClientCertificates;
import io.vedette.resp.tls.TlsAuthorities;
import io.vedette.resp.tls.TlsIdentity;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The certificates of the HTTP port, apart from those of the RESP port: who may connect to a sentinel is not yet one who may order.
 *
 * @param folder where the names below begin
 * @param certificate PEM, as the operator wrote it
 * @param key PEM
 * @param clientAuthority PEM: whom it vouches for may do what the token allows; without one nobody is asked for a certificate
 */
public record HttpTls(Path folder, String certificate, String key, Optional<String> clientAuthority) {
    public TlsFiles files() {
        return TlsFiles.of(
                new TlsIdentity(folder.resolve(certificate), folder.resolve(key), ""),
                clientAuthority.map(folder::resolve).map(TlsAuthorities::in).orElse(TlsAuthorities.NONE),
                // Probes and who has the token need none, so a handshake without one is not refused.
                clientAuthority.isPresent() ? ClientCertificates.OPTIONAL : ClientCertificates.NOT_ASKED);
    }
}
