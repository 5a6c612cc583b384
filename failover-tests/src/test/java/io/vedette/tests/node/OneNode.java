package io.vedette.tests.node;

import io.vedette.tests.interop.RealRedis;
import io.vedette.tests.interop.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test methods the node, and the real server beside it, that all tests of this package share. Their classes empty it,
 * and so must not run at the same time: {@link WithOneNode} sees to that.
 */
final class OneNode implements ParameterResolver {
    /** Both run until the last test is over. */
    record Pair(ServerProcess ours, RealRedis theirs) implements AutoCloseable {
        static Pair start() {
            RealRedis theirs = RealRedis.start("--notify-keyspace-events", "KEA");
            try {
                return new Pair(ServerProcess.start("save \"\"", "notify-keyspace-events KEA"), theirs);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        int port() {
            return ours.port();
        }

        @Override
        public void close() throws IOException {
            ours.close();
            theirs.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Pair.class;
    }

    @Override
    public Pair resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Pair.class, absent -> Pair.start(), Pair.class);
    }
}
