package io.vedette.resp.process;

import io.vedette.resp.acl.Acl;
import io.vedette.resp.acl.AclSettings;
import io.vedette.resp.acl.AclStorage;
import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.SecurityParameters;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Who may connect and do what, from {@code requirepass}, {@code user} lines or {@code aclfile}. */
public final class UserSettings {
    private final Configuration configuration;
    private final WorkingFolder folder;

    public UserSettings(Configuration configuration, WorkingFolder folder) {
        this.configuration = configuration;
        this.folder = folder;
    }

    public AclSettings settings() {
        return new AclSettings(
                configuration.get(SecurityParameters.ACL_PUBSUB_DEFAULT).equals("allchannels"),
                (int) Math.min(Integer.MAX_VALUE, configuration.get(SecurityParameters.ACLLOG_MAX_LEN)));
    }

    public AclStorage storage(Vertx vertx) {
        return file().<AclStorage>map(path -> new AclFileStorage(vertx, path)).orElse(AclStorage.NONE);
    }

    private Optional<Path> file() {
        String file = configuration.get(SecurityParameters.ACLFILE);
        return file.isEmpty() ? Optional.empty() : Optional.of(folder.resolve(file));
    }

    /** Makes the users, before anybody can connect. */
    public void apply(Acl acl) throws BadConfiguration {
        String password = configuration.get(SecurityParameters.REQUIREPASS);
        if (!password.isEmpty()) {
            acl.requirePassword(password.getBytes(StandardCharsets.UTF_8));
        }
        List<Directive> lines = configuration.statements("user");
        Optional<Path> file = file();
        if (file.isPresent() && !lines.isEmpty()) {
            throw BadConfiguration.at(
                    lines.get(0),
                    "Configuring Redis with users defined in redis.conf and at the same setting an ACL file path is invalid",
                    "move the user lines into " + file.get() + ", or remove aclfile");
        }
        for (Directive line : lines) {
            Optional<String> mistake = acl.configure(line.arguments());
            if (mistake.isPresent()) {
                throw BadConfiguration.at(line, mistake.get(), "correct the rule");
            }
        }
        if (file.isPresent()) {
            load(acl, file.get());
        }
    }

    private void load(Acl acl, Path file) throws BadConfiguration {
        List<String> lines = read(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                user(acl, file + ":" + (i + 1) + ": '" + line + "'", List.of(line.split("\\s+", -1)));
            }
        }
    }

    private List<String> read(Path file) throws BadConfiguration {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw configuration.refuse(
                    SecurityParameters.ACLFILE,
                    "Error loading ACLs, opening file",
                    "the system says: " + e + "; create the file (it may be empty) or let this user read it");
        }
    }

    private static void user(Acl acl, String place, List<String> words) throws BadConfiguration {
        Optional<String> mistake = words.get(0).equals("user")
                ? acl.configure(words.subList(1, words.size()))
                : Optional.of("should start with user keyword");
        if (mistake.isPresent()) {
            throw BadConfiguration.of(place, mistake.get(), "correct the line");
        }
    }
}
