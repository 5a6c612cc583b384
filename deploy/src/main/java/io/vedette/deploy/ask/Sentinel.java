package io.vedette.deploy.ask;

import io.vedette.deploy.local.Refusal;
import io.vedette.quorum.HostPort;
import io.vedette.resp.Reply;
import java.io.Closeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client of one sentinel, ours or Redis's: the questions operators have, and whether it can answer them. */
public final class Sentinel implements Closeable {
    private final Client client;
    private final Map<String, String> own;

    private Sentinel(Client client, Map<String, String> own) {
        this.client = client;
        this.own = own;
    }

    public static Sentinel open(HostPort address, Access access) throws Refusal {
        Client client = Client.open(address, access);
        if (!client.isSentinel()) {
            client.close();
            throw new Refusal(address + ": that is a data node, not a sentinel; name a sentinel with --sentinel");
        }
        return new Sentinel(client, Plain.info(Plain.text(client.ask("INFO", "vedette"))));
    }

    public HostPort address() {
        return client.address();
    }

    /** Whether it is one of ours: redis-sentinel has no such section in INFO. */
    public boolean isVedette() {
        return !own.isEmpty();
    }

    public String kind() {
        return isVedette() ? "vedette" : "redis-sentinel";
    }

    /** The section {@code vedette} of its INFO, as it was when we came. */
    public Map<String, String> own() {
        return own;
    }

    /** Refuses in its name what redis-sentinel has no command for. */
    public void requireVedette(String what, String instead) throws Refusal {
        if (!isVedette()) {
            throw new Refusal(address() + " is a redis-sentinel, which cannot " + what + "; " + instead);
        }
    }

    public Reply ask(String... words) throws Refusal {
        return client.ask(words(words));
    }

    public Reply tryAsk(String... words) throws Refusal {
        return client.tryAsk(words(words));
    }

    /** Asks about a group; one that is not watched is refused with the names of those that are. */
    public Reply about(String group, String subcommand, String... more) throws Refusal {
        String[] words = new String[more.length + 2];
        words[0] = subcommand;
        words[1] = group;
        System.arraycopy(more, 0, words, 2, more.length);
        Reply reply = tryAsk(words);
        if (!(reply instanceof Reply.ErrorReply error)) {
            return reply;
        }
        if (error.text().startsWith("ERR No such master")) {
            List<String> known = groups();
            throw new Refusal(address() + " watches no group '" + group + "'; it watches "
                    + (known.isEmpty() ? "none" : String.join(", ", known)));
        }
        throw new Refusal(address() + " refuses: " + error.text());
    }

    public List<String> groups() throws Refusal {
        return Plain.maps(ask("MASTERS")).stream()
                .map(master -> master.getOrDefault("name", ""))
                .toList();
    }

    public Optional<HostPort> master(String group) throws Refusal {
        List<Reply> address = ask("GET-MASTER-ADDR-BY-NAME", group).asList();
        return address.size() == 2
                ? Places.of(Plain.text(address.get(0)), Plain.text(address.get(1)))
                : Optional.empty();
    }

    public Map<String, String> view(String group) throws Refusal {
        return Plain.fields(about(group, "MASTER"));
    }

    public List<Map<String, String>> replicas(String group) throws Refusal {
        return Plain.maps(about(group, "REPLICAS"));
    }

    public List<Map<String, String>> peers(String group) throws Refusal {
        return Plain.maps(about(group, "SENTINELS"));
    }

    public String id() throws Refusal {
        return Plain.text(ask("MYID"));
    }

    public boolean isTilted() throws Refusal {
        return "1".equals(Plain.info(Plain.text(client.ask("INFO", "sentinel"))).get("sentinel_tilt"));
    }

    /** From here on only messages come. */
    public void subscribe() throws Refusal {
        client.ask("PSUBSCRIBE", "*");
    }

    public Optional<List<String>> message() throws Refusal {
        return client.message();
    }

    private static String[] words(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "SENTINEL";
        System.arraycopy(words, 0, all, 1, words.length);
        return all;
    }

    @Override
    public void close() {
        client.close();
    }
}
