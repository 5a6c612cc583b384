package io.vedette.resp.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How much output may wait for one client of a class before it is closed: at once above the hard limit, after some
 * seconds above the soft limit; 0 switches a limit off.
 */
public record BufferLimit(long hardBytes, long softBytes, long softSeconds) {
    public static final BufferLimit NONE = new BufferLimit(0, 0, 0);

    /** Redis's three classes by the names it shows; {@code replica} is read as {@code slave}. */
    public enum ClientClass {
        NORMAL,
        SLAVE,
        PUBSUB;

        static Optional<ClientClass> named(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "normal" -> Optional.of(NORMAL);
                case "slave", "replica" -> Optional.of(SLAVE);
                case "pubsub" -> Optional.of(PUBSUB);
                default -> Optional.empty();
            };
        }
    }

    static ValueType<Map<ClientClass, BufferLimit>> perClass() {
        return new PerClass();
    }

    /** Groups of four words; a class that is not named keeps what it had. */
    private static final class PerClass implements ValueType<Map<ClientClass, BufferLimit>> {
        private static final WholeNumber SECONDS = WholeNumber.between(0, Integer.MAX_VALUE);

        @Override
        public Parsed<Map<ClientClass, BufferLimit>> parse(List<String> words) {
            if (words.isEmpty() || words.size() % 4 != 0) {
                return Parsed.refused("Wrong number of arguments in buffer limit configuration.");
            }
            Map<ClientClass, BufferLimit> limits = new LinkedHashMap<>();
            for (int i = 0; i < words.size(); i += 4) {
                Optional<ClientClass> named = ClientClass.named(words.get(i));
                if (named.isEmpty()) {
                    return Parsed.refused("Invalid client class specified in buffer limit configuration.");
                }
                Optional<BufferLimit> limit = limit(words.subList(i + 1, i + 4));
                if (limit.isEmpty()) {
                    return Parsed.refused("Error in hard, soft or soft_seconds setting in buffer limit configuration.");
                }
                limits.put(named.get(), limit.get());
            }
            return Parsed.value(limits);
        }

        private static Optional<BufferLimit> limit(List<String> words) {
            long hard = number(MemorySize.any(), words.get(0));
            long soft = number(MemorySize.any(), words.get(1));
            long seconds = number(SECONDS, words.get(2));
            return hard < 0 || soft < 0 || seconds < 0
                    ? Optional.empty()
                    : Optional.of(new BufferLimit(hard, soft, seconds));
        }

        private static long number(SingleWord<Long> type, String word) {
            return type.parse(word).<Long>fold(value -> value, complaint -> -1L);
        }

        @Override
        public List<String> merge(List<String> before, boolean userSet, List<String> added) {
            List<String> all = new ArrayList<>(before);
            all.addAll(added);
            return all;
        }

        @Override
        public String show(Map<ClientClass, BufferLimit> value) {
            return value.entrySet().stream()
                    .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT) + " "
                            + entry.getValue().hardBytes() + " "
                            + entry.getValue().softBytes() + " "
                            + entry.getValue().softSeconds())
                    .collect(Collectors.joining(" "));
        }

        @Override
        public String expected() {
            return "groups of <normal|replica|pubsub> <hard bytes> <soft bytes> <soft seconds>";
        }
    }
}
