package io.vedette.resp.tls;

import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose word is taken for who the other end is: {@code tls-ca-cert-file}, {@code tls-ca-cert-dir}, or both. Of a folder
 * the files count that OpenSSL would find there, whose names are the hashes of their subjects.
 */
public record TlsAuthorities(Optional<Path> file, Optional<Path> folder) {
    public static final TlsAuthorities NONE = new TlsAuthorities(Optional.empty(), Optional.empty());

    private static final String HASH_NAME = "[0-9a-f]{8}\\.\\d+";

    public static TlsAuthorities in(Path file) {
        return new TlsAuthorities(Optional.of(file), Optional.empty());
    }

    public boolean isEmpty() {
        return file.isEmpty() && folder.isEmpty();
    }

    /** As the files are now. */
    public PemTrustOptions read() throws IOException {
        PemTrustOptions trust = new PemTrustOptions();
        for (Path certificates : files()) {
            trust.addCertValue(PemFile.certificates(certificates));
        }
        return trust;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(file.stream().toList());
        if (folder.isPresent()) {
            List<Path> hashed = hashed(folder.get());
            if (hashed.isEmpty()) {
                throw new IOException(folder.get() + " holds no certificate under the hash of its subject;"
                        + " make those names with 'openssl rehash " + folder.get() + "'");
            }
            files.addAll(hashed);
        }
        return files;
    }

    private static List<Path> hashed(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(path -> path.getFileName().toString().matches(HASH_NAME))
                    .sorted()
                    .toList();
        }
    }
}
