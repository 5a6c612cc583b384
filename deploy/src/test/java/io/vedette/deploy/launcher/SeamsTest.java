package io.vedette.deploy.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVM says nothing of a method that it was told about and that is not there; so a renamed one would go unnoticed. */
class SeamsTest {
    private static final String SEAM = "arg -XX:CompileCommand=dontinline,";

    private final Sandbox sandbox;

    SeamsTest(@TempDir Path folder) throws IOException {
        sandbox = Sandbox.packaged(folder);
    }

    @Test
    void everySeamOfANodeIsAMethodThereIs() throws Exception {
        List<String> seams = seams("node");
        assertThat(seams).isNotEmpty();
        for (String seam : seams) {
            assertThat(exists(seam)).as(seam).isTrue();
        }
    }

    @Test
    void whoHasNoSecondCompilerHasNone() throws Exception {
        assertThat(seams("sentinel")).isEmpty();
        assertThat(seams("status")).isEmpty();
    }

    private List<String> seams(String job) throws Exception {
        return sandbox.with("VEDETTE_JAVA_HOME", sandbox.java("25.0.1")).run(job).out().stream()
                .filter(line -> line.startsWith(SEAM))
                .map(line -> line.substring(SEAM.length()))
                .toList();
    }

    /** Commands are lambdas of one kind, named by their package. */
    private static boolean exists(String seam) throws ClassNotFoundException {
        String[] parts = seam.replace("command.*", "command.Handler").split("::", -1);
        Class<?> type = Class.forName(parts[0], false, SeamsTest.class.getClassLoader());
        return Arrays.stream(type.getDeclaredMethods()).map(Method::getName).anyMatch(parts[1]::equals);
    }
}
