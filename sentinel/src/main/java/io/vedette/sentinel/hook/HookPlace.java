package io.vedette.sentinel.hook;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where a pre-failover hook is: the path of a program, or a URL. */
public final class HookPlace {
    private HookPlace() {}

    public static boolean isUrl(String hook) {
        String text = hook.toLowerCase(Locale.ROOT);
        return text.startsWith("http://") || text.startsWith("https://");
    }

    /** What is missing before it could be asked; of a URL only whether it is one. Looks at the disk. */
    public static Optional<String> missing(String hook, Path folder) {
        if (isUrl(hook)) {
            return hasHost(hook) ? Optional.empty() : Optional.of("'" + hook + "' names no host");
        }
        Path program = folder.resolve(hook);
        if (!Files.exists(program)) {
            return Optional.of(program + " does not exist, or this user may not look into its folder");
        }
        if (!Files.isRegularFile(program)) {
            return Optional.of(program + " is no file");
        }
        return Files.isExecutable(program)
                ? Optional.empty()
                : Optional.of("this user may not execute " + program + "; chmod +x");
    }

    private static boolean hasHost(String url) {
        try {
            return URI.create(url).getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
