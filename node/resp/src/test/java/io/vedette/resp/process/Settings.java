package io.vedette.resp.process;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.ConfigFiles;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.ParameterTable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** A configuration from the lines of a file that is called {@code redis.conf}. */
final class Settings {
    private Settings() {}

    static Configuration of(String... lines) throws BadConfiguration {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return Configuration.of(ParameterTable.redis(), ConfigFiles.read("redis.conf", new ByteArrayInputStream(text)));
    }
}
