package io.vedette.node.replication;

import io.vedette.engine.replication.Lineage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The beginning of a link: we say who we are and from where on we want the stream, the master says whether it can give
 * that. Its answers are lines; a line of its own is also what it sends only to show that it is there.
 */
final class Greeting implements Phase {
    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    /** More than any answer is long. */
    private static final int LONGEST_LINE = 64 << 10;

    /** What comes of it. */
    interface Outcome {
        /** All data have to be fetched; they are as the stream of this id was at this offset. */
        void everything(String id, long offset, MasterFacts facts, byte[] rest);

        /** The stream goes on where we were, under this id, which may be another than before. */
        void goesOn(String id, MasterFacts facts, byte[] rest);

        /** Why a master that says this of itself must not give us its stream, if so. */
        Optional<String> objection(MasterFacts facts);

        /** The master does not give us the stream; {@link #refused} follows. */
        void declined(String answer);

        /** Not now. */
        void refused(String reason);

        /** To the master. */
        void say(List<String> words);
    }

    /** A question and what its answer means. */
    private record Question(List<String> words, Meaning meaning) {}

    private enum Meaning {
        /** Anything but a refusal to listen. */
        PONG,
        /** An error is the end. */
        NEEDED,
        /** An error is for the log. */
        OPTIONAL,
        /** Who it is, if it is one of ours. */
        IDENTITY,
        /** How many keys it has. */
        SIZE,
        PSYNC
    }

    private final Outcome outcome;
    private final String knownId;
    private final Queue<Question> questions = new ArrayDeque<>();
    private MasterFacts facts = MasterFacts.UNKNOWN;
    private ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** @param knownId the id we asked to go on with */
    Greeting(Outcome outcome, String knownId) {
        this.outcome = outcome;
        this.knownId = knownId;
    }

    /** Asks the first question. */
    void begin() {
        ask();
    }

    Greeting ping() {
        questions.add(new Question(List.of("PING"), Meaning.PONG));
        return this;
    }

    Greeting login(List<String> words) {
        questions.add(new Question(words, Meaning.NEEDED));
        return this;
    }

    Greeting tell(String... words) {
        questions.add(new Question(List.of(words), Meaning.OPTIONAL));
        return this;
    }

    /** Asks who the master is, in words that Redis answers with an error. */
    Greeting identify(String... words) {
        questions.add(new Question(List.of(words), Meaning.IDENTITY));
        questions.add(new Question(List.of("DBSIZE"), Meaning.SIZE));
        return this;
    }

    Greeting psync(String... words) {
        questions.add(new Question(List.of(words), Meaning.PSYNC));
        return this;
    }

    @Override
    public void received(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\n') {
                line.write(bytes[i]);
                if (line.size() > LONGEST_LINE) {
                    outcome.refused("a line of the master does not end");
                    return;
                }
            } else if (answered(Arrays.copyOfRange(bytes, i + 1, bytes.length))) {
                return;
            }
        }
    }

    /** Whether the greeting is over. */
    private boolean answered(byte[] rest) {
        String answer = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        line = new ByteArrayOutputStream();
        Question question = questions.peek();
        if (answer.isEmpty() || question == null) {
            return false;
        }
        questions.remove();
        boolean error = answer.startsWith("-");
        switch (question.meaning()) {
            case PONG -> {
                if (error
                        && !answer.startsWith("-NOAUTH")
                        && !answer.startsWith("-NOPERM")
                        && !answer.startsWith("-ERR operation not permitted")) {
                    outcome.refused("the master answered PING with: " + answer);
                    return true;
                }
            }
            case NEEDED -> {
                if (error) {
                    outcome.refused("Unable to AUTH to MASTER: " + answer);
                    return true;
                }
            }
            case OPTIONAL -> {
                if (error) {
                    LOG.info("(Non critical) The master does not understand {}: {}", question.words(), answer);
                }
            }
            case IDENTITY -> {
                facts = facts.identified(answer);
                Optional<String> objection = outcome.objection(facts);
                if (objection.isPresent()) {
                    outcome.refused("we do not follow it: " + objection.get());
                    return true;
                }
            }
            case SIZE -> facts = facts.sized(answer);
            case PSYNC -> {
                decide(answer, rest);
                return true;
            }
        }
        ask();
        return false;
    }

    private void ask() {
        Question next = questions.peek();
        if (next != null) {
            outcome.say(next.words());
        }
    }

    private void decide(String answer, byte[] rest) {
        String[] words = answer.split(" ", -1);
        if (words[0].equals("+CONTINUE")) {
            outcome.goesOn(words.length > 1 && isId(words[1]) ? words[1] : knownId, facts, rest);
        } else if (words[0].equals("+FULLRESYNC")
                && words.length == 3
                && isId(words[1])
                && words[2].matches("\\d{1,18}")) {
            outcome.everything(words[1], Long.parseLong(words[2]), facts, rest);
        } else {
            outcome.declined(answer);
            outcome.refused("the master answered PSYNC with: " + answer);
        }
    }

    private static boolean isId(String word) {
        return word.length() == Lineage.NO_ID.length() && word.matches("\\p{Alnum}+");
    }

    @Override
    public String word() {
        return "handshake";
    }

    @Override
    public String timeout() {
        return "Timeout connecting to the MASTER";
    }
}
