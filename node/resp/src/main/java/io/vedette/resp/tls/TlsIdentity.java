package io.vedette.resp.tls;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How one end of a connection proves who it is.
 *
 * @param certificate a PEM file: its own certificate, then those that lead to an authority
 * @param key its private key, PEM
 * @param password of the key; empty where it has none
 */
public record TlsIdentity(Path certificate, Path key, String password) {

    /** As the files are now; a failure names the file. */
    public PemKeyCertOptions read() throws IOException {
        Buffer certificates = PemFile.certificates(certificate);
        byte[] secret = PrivateKeyPem.read(key, password);
        KeyPairCheck.check(certificate, certificates.getBytes(), key, secret);
        return new PemKeyCertOptions().setCertValue(certificates).setKeyValue(Buffer.buffer(secret));
    }
}
