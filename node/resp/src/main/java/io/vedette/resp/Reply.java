package io.vedette.resp;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * One reply as a client sees it, one record per type of RESP3; RESP2 uses the first five. The null bulk and the null
 * array of RESP2 are {@link Nil} like the null of RESP3: a client that asked knows what is missing.
 */
public sealed interface Reply extends Answer {

    /** A short text that means success, such as OK. */
    record Status(String text) implements Reply {}

    /** The server refuses; the first word is a code for programs, the rest is for people. */
    record ErrorReply(String text) implements Reply {

        /** The first word: ERR, WRONGTYPE, NOAUTH, READONLY... */
        public String code() {
            int blank = text.indexOf(' ');
            return blank < 0 ? text : text.substring(0, blank);
        }
    }

    record Int(long value) implements Reply {}

    record Bulk(Bytes bytes) implements Reply {

        public String text() {
            return bytes.text();
        }
    }

    record Array(List<Reply> elements) implements Reply {

        public Array {
            elements = List.copyOf(elements);
        }
    }

    /** Pairs in the order they came; RESP allows any key, and the same one twice. */
    record MapReply(List<Pair> pairs) implements Reply {

        public MapReply {
            pairs = List.copyOf(pairs);
        }

        /** The value of the first pair whose key reads {@code key}. */
        public Optional<Reply> value(String key) {
            return pairs.stream()
                    .filter(pair -> key.equals(pair.key().asText().orElse("")))
                    .map(Pair::value)
                    .findFirst();
        }
    }

    record SetReply(List<Reply> elements) implements Reply {

        public SetReply {
            elements = List.copyOf(elements);
        }
    }

    /** A message that answers no command. */
    record Push(List<Reply> elements) implements Reply {

        public Push {
            elements = List.copyOf(elements);
        }
    }

    record Dbl(double value) implements Reply {}

    record BigNumber(BigInteger value) implements Reply {}

    /** Text to be shown as it is; the format is three letters. */
    record Verbatim(String format, Bytes bytes) implements Reply {}

    record Bool(boolean value) implements Reply {}

    /** Nothing is there. */
    enum Nil implements Reply {
        NIL
    }

    /** A reply, and facts about it that the client did not ask for. */
    record Attributed(List<Pair> attributes, Reply reply) implements Reply {

        public Attributed {
            attributes = List.copyOf(attributes);
        }
    }

    /** A key and its value, in a map or among attributes. */
    record Pair(Reply key, Reply value) {}

    /** The text of a reply that is one piece of text; empty for numbers, aggregates and errors. */
    default Optional<String> asText() {
        if (this instanceof Bulk bulk) {
            return Optional.of(bulk.text());
        }
        if (this instanceof Status status) {
            return Optional.of(status.text());
        }
        return this instanceof Verbatim verbatim ? Optional.of(verbatim.bytes().text()) : Optional.empty();
    }

    /** The elements of an array, a set or a push, or a map's keys and values in turn; nothing for the others. */
    default List<Reply> asList() {
        if (this instanceof Array array) {
            return array.elements();
        }
        if (this instanceof SetReply set) {
            return set.elements();
        }
        if (this instanceof Push push) {
            return push.elements();
        }
        return this instanceof MapReply map
                ? map.pairs().stream()
                        .<Reply>mapMulti((pair, into) -> {
                            into.accept(pair.key());
                            into.accept(pair.value());
                        })
                        .toList()
                : List.of();
    }
}
