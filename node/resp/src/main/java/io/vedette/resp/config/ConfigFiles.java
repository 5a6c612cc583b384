package io.vedette.resp.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads configuration files into directives, in order, with what they include in the place of the {@code include} line. As
 * in Redis, a relative include is relative to the working directory, a pattern that matches nothing is silently empty,
 * and a plain name that is missing is an error.
 */
public final class ConfigFiles {
    /** A file that includes itself would otherwise end in a stack overflow. */
    static final int MAX_INCLUDE_DEPTH = 16;

    /** No configuration is larger; a directory listing or a device given by mistake is. */
    static final int MAX_FILE_BYTES = 16 << 20;

    private final List<Directive> directives = new ArrayList<>();

    private ConfigFiles() {}

    public static List<Directive> read(Path file) throws BadConfiguration {
        ConfigFiles files = new ConfigFiles();
        files.include(file, 0);
        return files.directives;
    }

    /** Reads a stream to its end; {@code source} names it in messages. */
    public static List<Directive> read(String source, InputStream in) throws BadConfiguration {
        ConfigFiles files = new ConfigFiles();
        try {
            files.lines(source, in.readNBytes(MAX_FILE_BYTES + 1), 0);
        } catch (IOException e) {
            throw BadConfiguration.of(source, "can't be read", "the system says: " + e.getMessage());
        }
        return files.directives;
    }

    private void include(Path file, int depth) throws BadConfiguration {
        lines(file.toString(), bytes(file), depth);
    }

    private static byte[] bytes(Path file) throws BadConfiguration {
        String open = "can't open config file";
        if (Files.isDirectory(file)) {
            throw BadConfiguration.of(file.toString(), open, "it is a directory, expected a file; name the file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_FILE_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw BadConfiguration.of(file.toString(), open, "there is no such file; check the path");
        } catch (AccessDeniedException e) {
            throw BadConfiguration.of(
                    file.toString(), open, "permission denied; let this user read it, or run as its owner");
        } catch (IOException e) {
            throw BadConfiguration.of(file.toString(), open, "the system says: " + e.getMessage());
        }
    }

    private void lines(String source, byte[] content, int depth) throws BadConfiguration {
        if (content.length > MAX_FILE_BYTES) {
            throw BadConfiguration.of(
                    source, "more than " + MAX_FILE_BYTES + " bytes", "expected a text file of directives");
        }
        String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            line(new Origin(source, i + 1), lines[i].strip(), depth);
        }
    }

    private void line(Origin origin, String text, int depth) throws BadConfiguration {
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        Directive directive = directive(origin, text);
        if (directive.name().equals("include")) {
            includes(directive, depth);
        } else {
            directives.add(directive);
        }
    }

    static Directive directive(Origin origin, String text) throws BadConfiguration {
        Directive raw = new Directive(origin, text, List.of(text));
        List<String> words = ConfigLexer.words(text)
                .orElseThrow(() -> BadConfiguration.at(
                        raw,
                        "Unbalanced quotes in configuration line",
                        "close each quote, let a blank follow it, and write bytes that are not UTF-8 nowhere"));
        return new Directive(origin, text, words);
    }

    private void includes(Directive directive, int depth) throws BadConfiguration {
        if (directive.arguments().size() != 1) {
            throw BadConfiguration.at(
                    directive, "wrong number of arguments", "expected one file or pattern; write one include per line");
        }
        if (depth == MAX_INCLUDE_DEPTH) {
            throw BadConfiguration.at(
                    directive,
                    "included more than " + MAX_INCLUDE_DEPTH + " levels deep",
                    "look for a file that includes itself");
        }
        for (Path file : FilePattern.of(directive.arguments().get(0)).files()) {
            include(file, depth + 1);
        }
    }
}
