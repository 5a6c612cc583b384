package io.vedette.deploy;

import io.vedette.deploy.command.VedetteCommand;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Where every process of Vedette begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Charset terminal = Charset.defaultCharset();
        PrintWriter out = new PrintWriter(System.out, true, terminal);
        PrintWriter err = new PrintWriter(System.err, true, terminal);
        System.exit(VedetteCommand.run(out, err, arguments));
    }
}
