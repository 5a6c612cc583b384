package io.vedette.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script is given to a real bash, which is asked what it would complete. */
class CompletionTest {
    @TempDir
    private Path folder;

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        StringWriter script = new StringWriter();
        assertThat(VedetteCommand.run(new PrintWriter(script, true), new PrintWriter(script, true), "completion"))
                .isZero();
        Path file = Files.writeString(folder.resolve("vedette.bash"), script.toString());

        assertThat(completed(file, "vedette", "switch")).isEqualTo("switchover");
        assertThat(completed(file, "vedette", "doctor", "--node-p")).isEqualTo("--node-password-file");
    }

    private static String completed(Path script, String... words) throws Exception {
        // Outside of a completion bash refuses compopt, which only sets details of how words are shown.
        String line = "compopt() { :; }; source " + script + "; COMP_WORDS=(" + String.join(" ", words)
                + "); COMP_CWORD=" + (words.length - 1) + "; _complete_vedette; echo ${COMPREPLY[@]}";
        Process bash = new ProcessBuilder("bash", "--norc", "-c", line)
                .redirectErrorStream(true)
                .start();
        bash.getOutputStream().close();
        return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
