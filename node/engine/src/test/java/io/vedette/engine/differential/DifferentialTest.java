package io.vedette.engine.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.engine.ModelRun;
import io.vedette.engine.value.Limits;
import io.vedette.resp.Protocol;
import io.vedette.resp.RealRedis;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The same random commands to the engine and to a real redis-server: every reply must be the same, the keyspace must be
 * the same in the end, and a second engine that was only told the effects must hold it too.
 *
 * <p>{@code -Dcommands=} sets how many, {@code -Dseed=} replays a run.
 */
class DifferentialTest {

    private static final int USUAL_COMMANDS = ModelRun.times(15_000, 40_000);
    private static final long USUAL_SEED = 20261121;
    private static final int BATCH = 200;
    private static final int RECENT = Integer.getInteger("recent", 40);
    private static final int DATABASES = 16;
    private static final Limits SMALL_BLOCKS = new Limits(512, 64, -2, 512, 128, 64, 128, 64, 3000, 200, 6);

    @Test
    void answersInResp2AsRedisDoes() throws Exception {
        compare(Protocol.RESP2, 0);
    }

    @Test
    void answersInResp3AsRedisDoes() throws Exception {
        compare(Protocol.RESP3, 1);
    }

    private static void compare(Protocol protocol, long offset) throws Exception {
        int commands = Integer.getInteger("commands", USUAL_COMMANDS);
        long seed = Objects.requireNonNull(Long.getLong("seed", USUAL_SEED));
        try (RealRedis real = RealRedis.start(
                        "--enable-debug-command",
                        "yes",
                        "--stream-node-max-entries",
                        "6",
                        "--stream-node-max-bytes",
                        "200");
                Peer peer = new Peer(real.port())) {
            peer.ask(bytes("HELLO"), bytes(Integer.toString(protocol.version())));
            // Or keys would go behind our backs, and watched ones with them.
            peer.ask(bytes("DEBUG"), bytes("SET-ACTIVE-EXPIRE"), bytes("0"));
            Run run = new Run(seed + offset, protocol, peer);
            try {
                for (int done = 0; done < commands; done += BATCH) {
                    run.batch(done);
                }
            } catch (EOFException e) {
                Optional<String> crash = real.lastWords();
                Assumptions.assumeTrue(
                        crash.isEmpty(), () -> "skipped: redis-server itself ended: " + crash.orElse(""));
                throw e;
            }
            run.end();
        } catch (AssertionError e) {
            throw new AssertionError("replay with -Dseed=" + seed + " -Dcommands=" + commands, e);
        }
    }

    private static final class Run {

        private final Peer peer;
        private final Commands commands;
        private final Node replica;
        private final Node node;
        private final ArrayDeque<String> recent = new ArrayDeque<>();
        private List<Step> queued = new ArrayList<>();
        private int selected;

        Run(long seed, Protocol protocol, Peer peer) {
            this.peer = peer;
            this.commands = new Commands(new SplittableRandom(seed));
            this.replica = Node.replica(seed + 1, protocol);
            this.node = new Node(seed, protocol, this::replicate);
            node.engine().limits(SMALL_BLOCKS);
            replica.engine().limits(SMALL_BLOCKS);
        }

        void batch(int from) throws Exception {
            tellTime();
            List<Step> steps = new ArrayList<>();
            List<byte[]> ours = new ArrayList<>();
            while (steps.size() < BATCH) {
                Step step = commands.next();
                byte[] reply = node.ask(step.bytes());
                if (node.session().isWaiting()) {
                    node.engine().stopWaiting(node.session());
                } else {
                    steps.add(step);
                    ours.add(reply);
                }
            }
            List<byte[]> theirs = peer.ask(steps.stream().map(Step::bytes).toList());
            for (int i = 0; i < BATCH; i++) {
                check(from + i, steps.get(i), ours.get(i), theirs.get(i));
            }
        }

        private void check(int number, Step step, byte[] ours, byte[] theirs) {
            Shape own = Shape.of(ours);
            Shape real = Shape.of(theirs);
            boolean inTransaction = real.text().equals("QUEUED");
            String name = step.name().toUpperCase(Locale.ROOT);
            boolean executed = name.equals("EXEC") && real.elements().size() == queued.size();
            Comparison comparison = inTransaction ? Comparison.EXACT : step.comparison();
            boolean same = executed ? sameParts(own, real) : comparison.same(own, real);
            if (!same) {
                throw new AssertionError("command " + number + ": " + step + "\n  ours:   " + shown(ours)
                        + "\n  theirs: " + shown(theirs) + "\n  queued: " + queued + "\n  before:\n"
                        + String.join("\n", recent));
            }
            remember(step + " -> " + shown(theirs));
            if (inTransaction) {
                queued.add(step);
            } else if (name.equals("EXEC") || name.equals("DISCARD")) {
                queued = new ArrayList<>();
            }
        }

        private void remember(String line) {
            recent.addLast(line);
            if (recent.size() > RECENT) {
                recent.removeFirst();
            }
        }

        private boolean sameParts(Shape own, Shape real) {
            if (own.type() != real.type()
                    || own.elements().size() != real.elements().size()) {
                return false;
            }
            for (int i = 0; i < queued.size(); i++) {
                Shape part = own.elements().get(i);
                Shape theirs = real.elements().get(i);
                if (!queued.get(i).comparison().same(part, theirs)) {
                    remember("different: " + queued.get(i) + "\n  ours:   " + part + "\n  theirs: " + theirs);
                    return false;
                }
            }
            return true;
        }

        void end() throws Exception {
            node.ask("DISCARD");
            peer.ask(bytes("DISCARD"));
            tellTime();
            while (node.engine().expire(1000)) {
                tellTime();
            }
            Map<String, String> ours = Inventory.of(node::ask, DATABASES, true);
            Map<String, String> theirs = Inventory.of(peer::ask, DATABASES, true);
            assertThat(Inventory.differences(ours, theirs)).as("the keyspaces").isEmpty();
            Map<String, String> known = Inventory.of(node::ask, DATABASES, false);
            Map<String, String> told = Inventory.of(replica::ask, DATABASES, false);
            assertThat(Inventory.differences(known, told))
                    .as("what replicas were told")
                    .isEmpty();
        }

        private void tellTime() {
            node.engine().time(System.currentTimeMillis());
            replica.engine().time(System.currentTimeMillis());
        }

        private void replicate(int database, byte[] array, int offset, int length) {
            byte[][] command = Node.words(array, offset, length);
            if (database != selected) {
                selected = database;
                replica.ask("SELECT " + database);
            }
            Shape reply = Shape.of(replica.ask(command));
            if (reply.isError()) {
                throw new AssertionError("a replica was told what it cannot do: "
                        + new Step(words(command), Comparison.EXACT) + ": " + reply);
            }
        }

        private static List<String> words(byte[][] command) {
            List<String> words = new ArrayList<>();
            for (byte[] word : command) {
                words.add(new String(word, StandardCharsets.ISO_8859_1));
            }
            return words;
        }

        private static String shown(byte[] wire) {
            String text = new Step(List.of(new String(wire, StandardCharsets.ISO_8859_1)), Comparison.EXACT).toString();
            return text.length() > 300 ? text.substring(0, 300) + "..." : text;
        }
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
