package io.vedette.node.config;

import io.vedette.resp.config.BufferLimit;
import io.vedette.resp.config.BufferLimit.ClientClass;
import io.vedette.resp.config.ConfigLexer;
import io.vedette.resp.config.ConfigQuoting;
import io.vedette.resp.config.ConfigRewrite;
import io.vedette.resp.config.ConfigRewrite.Line;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.NetworkParameters;
import io.vedette.resp.config.Parameter;
import io.vedette.resp.config.PersistenceParameters;
import io.vedette.resp.config.ProcessParameters;
import io.vedette.resp.config.ReplicationParameters;
import io.vedette.resp.config.SavePoint;
import io.vedette.resp.config.SecurityParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The lines that say what holds, for CONFIG REWRITE: a parameter that differs from its default, or that the file has a line
 * about. A value stays written as its author wrote it, {@code 100mb} for one.
 */
public final class ConfigLines {
    private static final String USER = "user";
    private static final String OPEN_TO_ALL = "user default on nopass sanitize-payload ~* &* +@all";
    private static final String LIMITS = NetworkParameters.CLIENT_OUTPUT_BUFFER_LIMIT.name();

    private final Configuration configuration;
    private final List<Line> lines = new ArrayList<>();

    private ConfigLines(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * All of them.
     *
     * @param folder the working folder, which is written as it was found
     * @param users their lines as ACL LIST has them; those of an ACL file stay there
     */
    public static List<Line> of(Configuration configuration, String folder, List<String> users) {
        ConfigLines all = new ConfigLines(configuration);
        for (Parameter<?> parameter : configuration.table().all()) {
            all.add(parameter, folder);
        }
        if (configuration.get(SecurityParameters.ACLFILE).isEmpty()) {
            users.forEach(all::user);
        }
        return all.lines;
    }

    /** The file's text with these lines in it. */
    public static String rewritten(Configuration configuration, String existing, List<Line> wanted) {
        return ConfigRewrite.rewrite(
                existing, wanted, line -> keyOf(configuration, line), key -> isOurs(configuration, key));
    }

    /** Of the lines left over: those about users, of a client class and of a parameter, but no include, module or renaming. */
    private static boolean isOurs(Configuration configuration, String key) {
        String name = key.split(" ", 2)[0];
        return name.equals(USER) || configuration.table().parameter(name).isPresent();
    }

    private static Optional<String> keyOf(Configuration configuration, String line) {
        return ConfigLexer.words(line)
                .filter(words -> !line.startsWith("#") && !words.isEmpty())
                .map(words -> keyOf(configuration, words));
    }

    private static String keyOf(Configuration configuration, List<String> words) {
        String written = words.get(0).toLowerCase(Locale.ROOT);
        String name =
                configuration.table().parameter(written).map(Parameter::name).orElse(written);
        if (name.equals(LIMITS) && words.size() == 5) {
            String of = words.get(1).toLowerCase(Locale.ROOT);
            return name + " " + (of.equals("replica") ? "slave" : of);
        }
        return name.equals(USER) && words.size() > 1 ? name + " " + words.get(1) : name;
    }

    private void add(Parameter<?> parameter, String folder) {
        if (parameter.equals(NetworkParameters.CLIENT_OUTPUT_BUFFER_LIMIT)) {
            limits();
        } else if (parameter.equals(PersistenceParameters.SAVE)) {
            savePoints();
        } else if (!parameter.equals(ReplicationParameters.REPLICAOF) || !configuration.isDefault(parameter)) {
            // A master has no line about one: there is no word for nobody that Redis would read back.
            String value = parameter.equals(ProcessParameters.DIR)
                    ? ConfigQuoting.word(folder)
                    : ConfigQuoting.line(configuration.words(parameter));
            line(parameter.name(), parameter.name() + " " + value, !configuration.isDefault(parameter));
        }
    }

    private void limits() {
        Map<ClientClass, BufferLimit> initial = configuration.initial(NetworkParameters.CLIENT_OUTPUT_BUFFER_LIMIT);
        configuration.get(NetworkParameters.CLIENT_OUTPUT_BUFFER_LIMIT).forEach((of, limit) -> {
            String key = LIMITS + " " + of.name().toLowerCase(Locale.ROOT);
            String text = key + " " + limit.hardBytes() + " " + limit.softBytes() + " " + limit.softSeconds();
            line(key, text, !limit.equals(initial.get(of)));
        });
    }

    /** A line for each; once one line is there, those that are missing count for nothing. */
    private void savePoints() {
        String name = PersistenceParameters.SAVE.name();
        List<SavePoint> points = configuration.get(PersistenceParameters.SAVE);
        if (points.isEmpty()) {
            line(name, name + " \"\"", true);
        }
        points.forEach(point -> line(name, name + " " + point.seconds() + " " + point.changes(), true));
    }

    private void user(String line) {
        List<String> words = List.of(line.split(" ", -1));
        line(USER + " " + words.get(1), ConfigQuoting.line(words), !line.equals(OPEN_TO_ALL));
    }

    private void line(String key, String text, boolean whenAbsent) {
        lines.add(new Line(key, text, whenAbsent));
    }
}
