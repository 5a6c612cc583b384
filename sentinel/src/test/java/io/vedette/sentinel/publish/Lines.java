package io.vedette.sentinel.publish;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.ConfigFiles;
import io.vedette.sentinel.config.SentinelConfig;
import io.vedette.sentinel.config.SentinelConfigReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code publish} lines of a group {@code m}, as a file has them; the first stands in line 2 of {@code s.conf}. */
final class Lines {
    private Lines() {}

    static List<PublisherPlan> plans(Path folder, String... lines) throws BadConfiguration {
        String text = "sentinel monitor m 10.0.0.1 6379 2\n" + String.join("\n", lines);
        SentinelConfig config = SentinelConfigReader.read(
                ConfigFiles.read("s.conf", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))), folder);
        return PublisherKinds.of(config);
    }
}
