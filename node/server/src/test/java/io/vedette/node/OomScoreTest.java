package io.vedette.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.node.config.LiveConfiguration;
import io.vedette.node.config.NodeConfig;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OomScoreTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file = folder;
    private OomScore score = new OomScore(folder);
    private LiveConfiguration configuration = live();

    @BeforeEach
    void system() throws IOException {
        file = folder.resolve("oom_score_adj");
        Files.writeString(file, "100\n");
        score = new OomScore(file);
        configuration.follow(score::settings);
    }

    private static LiveConfiguration live() {
        try {
            return new LiveConfiguration(NodeConfig.read(List.of()));
        } catch (BadConfiguration e) {
            throw new IllegalStateException(e);
        }
    }

    private void set(String... words) throws BadConfiguration {
        configuration.change(List.of(new Directive(Origin.commandLine(), String.join(" ", words), List.of(words))));
    }

    @Test
    void nothingIsToldUnlessAskedFor() throws IOException {
        score.role(true);
        assertThat(file).hasContent("100");
    }

    @Test
    void relativeIsToWhatWasThere() throws Exception {
        set("oom-score-adj", "yes");
        assertThat(file).hasContent("100");
        score.role(true);
        assertThat(file).hasContent("300");
        set("oom-score-adj-values", "-50", "950", "0");
        assertThat(file).hasContent("1000");
        score.role(false);
        assertThat(file).hasContent("50");
    }

    @Test
    void absoluteForgetsWhatWasThereUntilItIsOver() throws Exception {
        score.role(true);
        set("oom-score-adj", "absolute");
        assertThat(file).hasContent("200");
        set("oom-score-adj", "no");
        assertThat(file).hasContent("100");
    }

    @Test
    void systemThatHasNoSuchFileIsOnlyWarnedOf() throws Exception {
        Files.delete(file);
        Files.createDirectory(file);
        set("oom-score-adj", "relative");
        score.role(true);
        assertThat(file).isDirectory();
    }
}
