package io.vedette.tests.replication;

import io.vedette.deploy.command.VedetteCommand;
import java.io.PrintWriter;
import java.io.StringWriter;

/** A command of the program, carried out within the test, and what came of it. */
record Called(int code, String said) {
    static Called of(String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        int code = VedetteCommand.run(writer, writer, arguments);
        writer.flush();
        return new Called(code, said.toString());
    }
}
