package io.vedette.resp.acl;

import io.vedette.resp.Request;
import io.vedette.resp.command.Command;
import io.vedette.resp.command.CommandTable;
import io.vedette.resp.command.Keys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The users of one server and what they may do. It belongs to the loop that runs the commands, knows no clock and
 * touches no file.
 *
 * <p>There always is a user {@code default}, which may do everything until somebody says otherwise; connections begin as
 * it. A rule is applied to a copy of a user's rules, and the copy takes their place only if every rule was right.
 */
public final class Acl {

    private static final String DEFAULT = "default";

    private final CommandTable<?> table;
    private final RuleWriter writer;
    private final AclLog log;
    private final TreeMap<String, AclUser> users = new TreeMap<>();

    /** Users a configuration file speaks about. */
    private final Set<String> configured = new TreeSet<>();

    /** Filled again for each command that has keys and whose user may not touch all. */
    private final Keys keys = new Keys();

    public Acl(CommandTable<?> table, AclSettings settings) {
        this.table = table;
        this.writer = new RuleWriter(table, settings.allChannelsByDefault());
        this.log = new AclLog(settings.logMaxLength());
        users.put(DEFAULT, new AclUser(DEFAULT, table, almighty()));
    }

    /** Other settings; users that are there keep what they may do. */
    public void settings(AclSettings settings) {
        writer.allChannelsByDefault(settings.allChannelsByDefault());
        log.maxLength(settings.logMaxLength());
    }

    /** The user connections begin as. */
    public AclUser defaultUser() {
        AclUser user = users.get(DEFAULT);
        if (user == null) {
            throw new IllegalStateException("the default user cannot be removed, yet it is gone");
        }
        return user;
    }

    public AclLog log() {
        return log;
    }

    CommandTable<?> table() {
        return table;
    }

    RuleWriter writer() {
        return writer;
    }

    /** In the order of their names' bytes. */
    Collection<AclUser> users() {
        return Collections.unmodifiableCollection(users.values());
    }

    public Optional<AclUser> user(byte[] name) {
        return find(Octets.of(name));
    }

    Optional<AclUser> find(String octets) {
        return Optional.ofNullable(users.get(octets));
    }

    /** The user of this name, if it may log in with this password. */
    public Optional<AclUser> authenticate(byte[] name, byte[] password) {
        return user(name)
                .filter(user -> user.enabled() && user.rules().passwords.accept(password));
    }

    /** Whether the user may run the command a request asks for. */
    public Verdict check(AclUser user, Command<?> command, Request request) {
        return user.unrestricted() ? Verdict.Allowed.INSTANCE : check(user, command, request, 0);
    }

    /** The same for a command that begins at argument {@code first}. */
    public Verdict check(AclUser user, Command<?> command, Request request, int first) {
        return user.rules().check(command, request, first, keys);
    }

    /** The setting requirepass: the one password of the default user; an empty one: no password is needed. */
    public void requirePassword(byte[] password) {
        UserRules changed = defaultUser().rules().copy();
        changed.passwords.reset();
        if (password.length == 0) {
            changed.passwords.needNone();
        } else {
            changed.passwords.add(Passwords.hashOf(password));
        }
        defaultUser().become(changed);
    }

    /**
     * Makes a user by a {@code user} line of a configuration file, the word {@code user} left out; there is one line for each. One about
     * the default user says all of what it may do: nothing is left of its right to everything.
     *
     * @return what is wrong with it, in which case nothing has changed
     */
    public Optional<String> configure(List<String> words) {
        if (words.isEmpty()) {
            return Optional.of("a user line needs a name: user <name> [<rule> ...]");
        }
        String name = octets(words.get(0));
        if (Octets.hasSpaces(name)) {
            return Optional.of("Spaces not allowed in ACL usernames");
        }
        if (configured.contains(name)) {
            return Optional.of("Error in user declaration '" + words.get(0)
                    + "': Duplicate user found. A user can only be defined once in config files");
        }
        UserRules rules = writer.newUser();
        SelectorWords rest = SelectorWords.of(words.subList(1, words.size()));
        if (rest.unclosed().isPresent()) {
            return Optional.of("Unmatched parenthesis in acl selector starting at '"
                    + rest.unclosed().get() + "'");
        }
        for (String word : rest.words()) {
            Optional<RuleError> error = writer.apply(rules, octets(word));
            if (error.isPresent()) {
                return Optional.of("Error in user declaration '" + word + "': "
                        + error.get().text());
            }
        }
        put(name, rules);
        configured.add(name);
        return Optional.empty();
    }

    /** The users as lines of a configuration file, each as exact bytes. */
    public List<byte[]> lines() {
        return users().stream().map(user -> Octets.bytes(user.line())).toList();
    }

    void put(String name, UserRules rules) {
        AclUser user = users.get(name);
        if (user == null) {
            users.put(name, new AclUser(name, table, rules));
        } else {
            user.become(rules);
        }
    }

    /** Takes these users and no others; returns those that are no longer there. */
    List<AclUser> replaceAll(Map<String, UserRules> replacements) {
        List<AclUser> gone = new ArrayList<>();
        users.values()
                .removeIf(user ->
                        !isDefault(user.octets()) && !replacements.containsKey(user.octets()) && gone.add(user));
        defaultUser().become(replacements.getOrDefault(DEFAULT, almighty()));
        replacements.forEach(this::put);
        return gone;
    }

    boolean isDefault(String name) {
        return name.equals(DEFAULT);
    }

    /** The user that was removed, if there was one. */
    Optional<AclUser> remove(String name) {
        return Optional.ofNullable(users.remove(name));
    }

    private UserRules almighty() {
        UserRules rules = writer.newUser();
        rules.enabled = true;
        rules.passwords.needNone();
        rules.own.keys.allowAll();
        rules.own.channels.allowAll();
        rules.own.commands.allowAll(table.all());
        return rules;
    }

    private static String octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
