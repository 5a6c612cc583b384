package io.vedette.deploy.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vedette check-aof}: says whether an append-only file can be loaded, and cuts it to what can. */
@Command(
        name = "check-aof",
        description = "Check an append-only file, and cut off what cannot be loaded.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the files can be loaded, or can now", "1:they cannot, or could not be mended"},
        footer = {
            "",
            "Examples:",
            "  vedette check-aof appendonlydir/appendonly.aof.manifest",
            "  vedette check-aof --fix appendonlydir/appendonly.aof.manifest",
            "  vedette check-aof --truncate-to-timestamp 1766095188 appendonlydir/appendonly.aof.manifest"
        })
public final class CheckAofCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--fix", description = "Cut the last file before what cannot be loaded, after a question.")
    private boolean fix;

    @Option(
            names = "--truncate-to-timestamp",
            paramLabel = "SECOND",
            description = "Cut off what happened after this second (Unix time); needs aof-timestamp-enabled.")
    private @Nullable Long second;

    @Option(names = "--no-copy", description = "Do not keep a copy of a file that is cut.")
    private boolean noCopy;

    @Parameters(paramLabel = "FILE", description = "The manifest, or a single file.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        OptionalLong upTo = second == null ? OptionalLong.empty() : OptionalLong.of(second);
        BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        try {
            new AofCheck(file, new AofMending(fix, upTo, !noCopy, answers, out)).run();
            return 0;
        } catch (Unusable verdict) {
            out.println(verdict.getMessage());
            return 1;
        }
    }
}
