package io.vedette.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An operator reads in the documentation which directives do nothing, and each of them is true. */
class DirectivesPageTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9_ -]+)` \\|", Pattern.MULTILINE);

    @Test
    void theTableNamesWhatHasNoEffectAndNothingElse() throws IOException {
        Path page = Path.of(System.getProperty("user.dir")).resolve("../../deploy/docs/configuration.md");
        Set<String> told = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(page));
        while (row.find()) {
            told.addAll(Set.of(row.group(1).split(" ")));
        }
        assertThat(told).containsExactlyElementsOf(new TreeSet<>(NodeConfig.idle()));
    }
}
