package io.vedette.quorum.scenario;

import io.vedette.quorum.Answer;
import io.vedette.quorum.Epoch;
import io.vedette.quorum.Event;
import io.vedette.quorum.Gossip;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.LinkEnd;
import io.vedette.quorum.SentinelId;
import io.vedette.quorum.Settings;
import io.vedette.quorum.scenario.StageNode.Condition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The vocabulary of scenarios: each verb and what it does on the stage. */
final class Script {
    private final Stage stage = new Stage();
    private final Map<String, Consumer<Words>> verbs = new LinkedHashMap<>();

    Script() {
        verbs.put("mute", words -> stage.hide(words.wordsFrom(0)));
        verbs.put("unmute", words -> stage.show(words.wordsFrom(0)));
        buildingVerbs();
        faultVerbs();
        messageVerbs();
        verbs.put("order", words -> new OperatorVerbs(stage).order(words));
        Prompter prompter = new Prompter(stage);
        verbs.put("view", prompter::view);
        verbs.put("explain", prompter::explain);
        verbs.put("ckquorum", prompter::checkQuorum);
        verbs.put("durable", prompter::durable);
    }

    /** Plays one line and gives what it led to. */
    List<String> play(String line) {
        perform(line);
        return stage.printed();
    }

    private void perform(String line) {
        Words words = new Words(line);
        if (words.verb().startsWith("+")) {
            stage.advance(Long.parseLong(words.verb().substring(1)));
            return;
        }
        Consumer<Words> verb = verbs.get(words.verb());
        if (verb == null) {
            throw new IllegalArgumentException("no verb '" + words.verb() + "', there are " + verbs.keySet());
        }
        verb.accept(words);
        words.checkAllUsed();
        stage.settle();
    }

    private void buildingVerbs() {
        verbs.put("trio", words -> cast(words, "sentinel ?"));
        verbs.put("among-strangers", words -> cast(words, "ghost ?"));
        verbs.put("among-ours", words -> cast(words, "ghost ? ours=yes"));
        verbs.put("solo", words -> cast(words, ""));
        verbs.put("node", this::node);
        verbs.put("sentinel", words -> sentinel(words, true));
        verbs.put("ghost", words -> sentinel(words, false));
        verbs.put(
                "group",
                words -> stage.sentinels
                        .values()
                        .forEach(sentinel -> sentinel.durable(GroupWords.added(words, sentinel, stage))));
        verbs.put(
                "start",
                words -> stage.sentinels.values().stream()
                        .filter(sentinel -> !sentinel.isGhost())
                        .forEach(stage::boot));
    }

    /** A master, two replicas, sentinel A and perhaps two peers, as most scenarios have them; options go to the group. */
    private void cast(Words words, String peerLine) {
        boolean solo = peerLine.isEmpty();
        List<String> nodes = List.of("node n1 offset=1000", "node n2 of=n1 offset=1000", "node n3 of=n1 offset=1000");
        nodes.forEach(this::perform);
        perform("sentinel A");
        if (!solo) {
            perform(peerLine.replace("?", "B"));
            perform(peerLine.replace("?", "C"));
        }
        String peers = solo ? "quorum=1 " : "peers=A,B,C ";
        perform("group mymaster n1 replicas=n2,n3 " + peers + words.rest());
        perform("start");
    }

    private void node(Words words) {
        HostPort address = new HostPort("10.0.0." + (stage.nodes.size() + 1), 6379);
        StageNode node = new StageNode(words.word(0), address, Optional.empty());
        stage.nodes.put(node.nick(), node);
        node.change(words, stage::address);
    }

    private void sentinel(Words words, boolean real) {
        SentinelId id = new SentinelId(words.word(0));
        HostPort address = new HostPort("10.0.1." + (stage.sentinels.size() + 1), 26379);
        stage.sentinels.put(
                id.text(), new StageSentinel(id, address, !real, words.yes("ours", real), Settings.DEFAULT));
    }

    private void faultVerbs() {
        verbs.put("kill", words -> end(words, Condition.DEAD, LinkEnd.RESET));
        verbs.put("shutdown", words -> end(words, Condition.DEAD, LinkEnd.CLOSED));
        verbs.put("freeze", words -> end(words, Condition.FROZEN, LinkEnd.TIMED_OUT));
        verbs.put("conceal", words -> end(words, Condition.HIDDEN, LinkEnd.TIMED_OUT));
        verbs.put("cut", words -> end(words, Condition.CUT, LinkEnd.TIMED_OUT));
        verbs.put("revive", words -> {
            stage.settleWrites();
            stage.node(words.word(0)).condition(Condition.UP, stage.nowMs());
            stage.node(words.word(0)).change(words, stage::address);
        });
        verbs.put("change", words -> {
            stage.settleWrites();
            stage.node(words.word(0)).change(words, stage::address);
        });
        verbs.put("reset-links", words -> stage.breakLinks(stage.address(words.word(0)), LinkEnd.RESET));
        verbs.put("crash", words -> stage.crash(stage.sentinel(words.word(0))));
        verbs.put("restart", words -> stage.boot(stage.sentinel(words.word(0))));
        verbs.put("sleep", words -> stage.sleepThrough(stage.sentinel(words.word(0)), Long.parseLong(words.word(1))));
        verbs.put("disk", this::disk);
    }

    private void end(Words words, Condition condition, LinkEnd how) {
        StageNode node = stage.node(words.word(0));
        stage.settleWrites();
        node.condition(condition, stage.nowMs());
        if (condition == Condition.DEAD) {
            stage.breakLinks(node.address(), how);
        }
    }

    private void disk(Words words) {
        StageSentinel sentinel = stage.sentinel(words.word(0));
        sentinel.disk(StageSentinel.Disk.valueOf(words.word(1)));
        if (sentinel.disk() == StageSentinel.Disk.OK) {
            sentinel.held().forEach(persist -> {
                sentinel.write(persist);
                stage.send(sentinel, new Event.Persisted(persist.revision()));
            });
            sentinel.held().clear();
        }
    }

    private void messageVerbs() {
        verbs.put("hello", words -> {
            StageSentinel from = stage.sentinel(words.word(0));
            Hello hello = new Hello(
                    words.option("at").map(stage::address).orElse(from.address()),
                    from.id(),
                    epoch(words, "current"),
                    new GroupName(words.option("group").orElse("mymaster")),
                    stage.address(words.option("master").orElseThrow()),
                    epoch(words, "config"));
            boolean trusted = words.yes("trusted", true);
            to(words).forEach(one -> stage.send(one, new Event.HelloHeard(hello, trusted)));
        });
        verbs.put("ask", words -> {
            Event question = new Event.MasterDownAsked(
                    stage.newScenarioRequest(),
                    stage.address(words.option("master").orElseThrow()),
                    epoch(words, "epoch"),
                    words.option("vote").map(SentinelId::new));
            to(words).forEach(one -> stage.send(one, question));
        });
        verbs.put("answer", words -> {
            Answer answer = new Answer(
                    words.yes("down", false), words.option("vote").map(SentinelId::new), epoch(words, "epoch"));
            stage.ghostAnswers(new SentinelId(words.word(0)), answer);
        });
        verbs.put("gossip", words -> {
            Gossip said = words.option("abstaining").isPresent()
                    ? new Gossip.Abstaining(words.yes("abstaining", true))
                    : new Gossip.Opinion(
                            new GroupName(words.option("group").orElse("mymaster")),
                            stage.address(words.option("master").orElseThrow()),
                            epoch(words, "config"),
                            words.yes("down", true));
            SentinelId from = new SentinelId(words.word(0));
            to(words).forEach(one -> stage.send(one, new Event.GossipHeard(from, said)));
        });
        verbs.put(
                "resolve",
                words -> to(words)
                        .forEach(one -> stage.send(one, new Event.HostResolved(words.word(0), words.word(1)))));
    }

    /** Whom a message goes to: the one named, or every sentinel that decides. */
    private List<StageSentinel> to(Words words) {
        Optional<String> named = words.option("to");
        return stage.sentinels.values().stream()
                .filter(sentinel -> sentinel.coordinator().isPresent())
                .filter(sentinel -> named.map(sentinel.id().text()::equals).orElse(true))
                .toList();
    }

    private static Epoch epoch(Words words, String key) {
        return words.option(key).map(Epoch::parse).orElse(Epoch.ZERO);
    }
}
