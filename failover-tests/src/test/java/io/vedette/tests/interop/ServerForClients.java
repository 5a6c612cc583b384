package io.vedette.tests.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives test methods the one node that all tests of well-behaved clients share, with and without TLS. */
final class ServerForClients implements ParameterResolver {
    static final String HOST = "127.0.0.1";
    static final String USER = "alice";
    static final String PASSWORD = "wonderland";

    /** A node and the certificates it was started with; ends with the last test. */
    record Running(ServerProcess server, TlsFiles tls, Path folder) implements AutoCloseable {
        static Running start() {
            try {
                Path folder = Files.createTempDirectory("vedette-tls");
                TlsFiles tls = TlsFiles.in(folder);
                String user = "user " + USER + " on >" + PASSWORD + " ~* &* +@all";
                return new Running(ServerProcess.startWithTls(tls, "tls-auth-clients no", user), tls, folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("no certificates", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while starting", e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            List<Path> left;
            try (Stream<Path> files = Files.list(folder)) {
                left = files.toList();
            }
            for (Path file : left) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Running resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Running.class, absent -> Running.start(), Running.class);
    }
}
