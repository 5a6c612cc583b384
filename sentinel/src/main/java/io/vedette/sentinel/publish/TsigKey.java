package io.vedette.sentinel.publish;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.sentinel.config.PublishLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key of RFC 8945 as {@code tsig-keygen} writes it: {@code key "name" { algorithm hmac-sha256; secret "..."; };}. */
record TsigKey(String name, String algorithm, String secret) {
    private static final Pattern NAME = Pattern.compile("key\\s+\"?([^\\s\"{]+)\"?\\s*\\{");
    private static final Pattern ALGORITHM = Pattern.compile("algorithm\\s+\"?(hmac-[a-z0-9-]+)\"?\\s*;");
    private static final Pattern SECRET = Pattern.compile("secret\\s+\"?([A-Za-z0-9+/=]+)\"?\\s*;");
    private static final int MOST_BYTES = 4_096;

    static Optional<TsigKey> read(PublishLine line, String option) throws BadConfiguration {
        Optional<String> file = line.option(option);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path path = line.folder().resolve(file.get());
            if (Files.size(path) <= MOST_BYTES) {
                Optional<TsigKey> key = parse(Files.readString(path));
                if (key.isPresent()) {
                    return key;
                }
            }
        } catch (IOException e) {
            throw line.refuse("Can't read the file of '" + option + "'", "the system says: " + e);
        }
        throw line.refuse("The file of '" + option + "' has no key in it.", "write what tsig-keygen prints into it");
    }

    private static Optional<TsigKey> parse(String text) {
        Matcher name = NAME.matcher(text);
        Matcher algorithm = ALGORITHM.matcher(text.toLowerCase(Locale.ROOT));
        Matcher secret = SECRET.matcher(text);
        return name.find() && algorithm.find() && secret.find() && isBase64(secret.group(1))
                ? Optional.of(new TsigKey(name.group(1), algorithm.group(1), secret.group(1)))
                : Optional.empty();
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "the key " + name;
    }
}
