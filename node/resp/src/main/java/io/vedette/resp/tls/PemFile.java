package io.vedette.resp.tls;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** Files of certificates, looked at before they are handed on: the layers below fail late and name no file. */
final class PemFile {
    private PemFile() {}

    static Buffer certificates(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            if (CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes))
                    .isEmpty()) {
                throw new IOException(file + " holds no certificate; expected PEM");
            }
        } catch (CertificateException e) {
            throw new IOException(file + " cannot be read as certificates in PEM form: " + firstLine(e), e);
        }
        return Buffer.buffer(bytes);
    }

    static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
