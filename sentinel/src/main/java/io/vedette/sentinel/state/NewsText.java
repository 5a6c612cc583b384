package io.vedette.sentinel.state;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Target;
import io.vedette.resp.config.ConfigLexer;
import io.vedette.resp.config.ConfigQuoting;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link StateNews} as lines of words, each group's line followed by those about its nodes:
 *
 * <pre>
 * current-epoch 7
 * group mymaster 127.0.0.1 6379 &lt;config-epoch&gt; &lt;leader-epoch&gt;
 * known-replica 127.0.0.1 6380
 * known-sentinel 127.0.0.1 26380 &lt;id&gt;
 * </pre>
 */
final class NewsText {
    private static final String EPOCH = "current-epoch";
    private static final String GROUP = "group";
    private static final String REPLICA = "known-replica";
    private static final String SENTINEL = "known-sentinel";

    private NewsText() {}

    static String write(StateNews news) {
        StringBuilder text = new StringBuilder();
        line(text, EPOCH, news.currentEpoch().toString());
        for (GroupNews group : news.groups()) {
            line(
                    text,
                    GROUP,
                    group.name().text(),
                    group.master().host(),
                    Integer.toString(group.master().port()),
                    group.configEpoch().toString(),
                    group.leaderEpoch().toString());
            group.replicas().forEach(node -> line(text, REPLICA, node.host(), Integer.toString(node.port())));
            group.peers()
                    .forEach(peer -> line(
                            text,
                            SENTINEL,
                            peer.address().host(),
                            Integer.toString(peer.address().port()),
                            peer.id().text()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String... words) {
        text.append(ConfigQuoting.line(List.of(words))).append('\n');
    }

    /** @throws IllegalArgumentException for a text that was not written by us, though its checksum says so */
    static StateNews read(SentinelId myId, String text) {
        Epoch epoch = Epoch.ZERO;
        List<GroupNews> groups = new ArrayList<>();
        for (String line : text.lines().toList()) {
            List<String> words = ConfigLexer.words(line)
                    .orElseThrow(() -> new IllegalArgumentException("unbalanced quotes: " + line));
            switch (words.get(0)) {
                case EPOCH -> epoch = epoch(words.get(1));
                case GROUP ->
                    groups.add(new GroupNews(
                            new GroupName(words.get(1)),
                            place(words, 2),
                            epoch(words.get(4)),
                            epoch(words.get(5)),
                            new ArrayList<>(),
                            new ArrayList<>()));
                case REPLICA -> groups.get(groups.size() - 1).replicas().add(place(words, 1));
                case SENTINEL ->
                    groups.get(groups.size() - 1)
                            .peers()
                            .add(new Target.Peer(new SentinelId(words.get(3)), place(words, 1)));
                default -> throw new IllegalArgumentException("unknown word " + words.get(0));
            }
        }
        return new StateNews(myId, epoch, groups);
    }

    private static Epoch epoch(String word) {
        return Epoch.parse(word);
    }

    private static HostPort place(List<String> words, int at) {
        return new HostPort(words.get(at), Integer.parseInt(words.get(at + 1)));
    }
}
