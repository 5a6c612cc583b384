package io.vedette.resp.process;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.ProcessParameters;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that {@code dir} names, against which every other relative path of the configuration is resolved. A JVM
 * cannot change its working directory, so this is asked where Redis would simply open the file.
 */
public record WorkingFolder(Path path) {
    public static WorkingFolder of(Configuration configuration) throws BadConfiguration {
        Path path = Path.of(configuration.get(ProcessParameters.DIR))
                .toAbsolutePath()
                .normalize();
        if (!Files.exists(path)) {
            throw configuration.refuse(
                    ProcessParameters.DIR, "No such file or directory", "make the folder or name another");
        }
        if (!Files.isDirectory(path)) {
            throw configuration.refuse(ProcessParameters.DIR, "Not a directory", "name a folder");
        }
        return new WorkingFolder(path);
    }

    public Path resolve(String file) {
        return path.resolve(file);
    }
}
