package io.vedette.deploy.operate;

import io.vedette.deploy.ask.Sentinels;
import io.vedette.deploy.local.Refusal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks sentinels. */
abstract class AskingCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Asking asking = new Asking();

    /** Returns the exit code. */
    abstract int run(Sentinels sentinels, Screen screen) throws Refusal, IOException, InterruptedException;

    @Override
    public final Integer call() throws Refusal, IOException, InterruptedException {
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr(), asking.json());
        return run(asking.sentinels(), screen);
    }
}
