package io.vedette.node.config;

import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.ProcessParameters;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The folder of the data: that of the start, until CONFIG SET {@code dir} names another one. Whoever writes files asks for
 * it each time he begins one. Belongs to the loop.
 */
public final class DataFolder {
    /** What the JDK adds to the system's words about links that lead nowhere else. */
    private static final String NOT_OF_THE_SYSTEM = " or unable to access attributes of symbolic link";

    private final List<Consumer<Path>> listeners = new ArrayList<>();
    private Path path;
    private String word;

    /** @param initial where the process was started to work, by no link */
    public DataFolder(Path initial, LiveConfiguration configuration) {
        this.path = initial;
        this.word = configuration.get(ProcessParameters.DIR);
        configuration.follow(this::changed);
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Tells of each other folder. */
    public void follow(Consumer<Path> listener) {
        listeners.add(listener);
    }

    private void changed(Configuration now) {
        String next = now.get(ProcessParameters.DIR);
        if (!next.equals(word)) {
            word = next;
            move(path.resolve(next));
        }
    }

    private void move(Path next) {
        if (!next.equals(path)) {
            path = next;
            listeners.forEach(listener -> listener.accept(next));
        }
    }

    /** The folder that is meant by this, seen from the present one; or why it cannot be it, in the words of the system. */
    public Path find(String wanted) throws IOException {
        Path found = existing(wanted);
        if (!Files.isDirectory(found)) {
            throw new IOException("Not a directory");
        }
        if (!Files.isExecutable(found)) {
            throw new IOException("Permission denied");
        }
        return found;
    }

    private Path existing(String wanted) throws IOException {
        try {
            if (wanted.isEmpty()) {
                throw new NoSuchFileException(wanted);
            }
            return path.resolve(wanted).toRealPath();
        } catch (NoSuchFileException | InvalidPathException missing) {
            throw new IOException("No such file or directory", missing);
        } catch (AccessDeniedException denied) {
            throw new IOException("Permission denied", denied);
        } catch (FileSystemException other) {
            throw new IOException(String.valueOf(other.getReason()).replace(NOT_OF_THE_SYSTEM, ""), other);
        }
    }
}
