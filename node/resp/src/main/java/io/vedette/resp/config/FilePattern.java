package io.vedette.resp.config;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/**
 * A path in which any component may hold {@code * ? [...]}, as glob(3) understands them: wildcards do not match a leading
 * dot, matches are sorted, a pattern without a match is empty, and a path without wildcards stands for itself.
 */
record FilePattern(Path path) {
    static FilePattern of(String text) {
        return new FilePattern(Path.of(text));
    }

    List<Path> files() {
        if (!wild(path)) {
            return List.of(path);
        }
        List<Path> found = new ArrayList<>();
        Path root = path.getRoot();
        descend(root == null ? Path.of("") : root, 0, found);
        found.sort(null);
        return found;
    }

    private void descend(Path folder, int depth, List<Path> found) {
        if (depth == path.getNameCount()) {
            found.add(folder);
            return;
        }
        Path name = path.getName(depth);
        for (Path next : wild(name) ? matches(folder, name) : existing(folder.resolve(name))) {
            descend(next, depth + 1, found);
        }
    }

    private static List<Path> existing(Path path) {
        return Files.exists(path) ? List.of(path) : List.of();
    }

    private static List<Path> matches(Path folder, Path name) {
        PathMatcher matcher = matcher(name.toString());
        List<Path> matches = new ArrayList<>();
        // An unreadable folder matches nothing: that is glob(3)'s answer too.
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (matcher.matches(entry.getFileName()) && !hiddenFrom(name, entry)) {
                    matches.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return List.of();
        }
        return matches;
    }

    private static boolean hiddenFrom(Path pattern, Path entry) {
        return entry.getFileName().toString().startsWith(".")
                && !pattern.toString().startsWith(".");
    }

    /** Braces are alternatives in Java's globs and ordinary characters in glob(3). */
    private static PathMatcher matcher(String name) {
        return FileSystems.getDefault()
                .getPathMatcher("glob:" + name.replace("{", "\\{").replace("}", "\\}"));
    }

    private static boolean wild(Path path) {
        return path.toString().chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }
}
