package io.vedette.sentinel.link;

import io.vedette.quorum.Epoch;
import io.vedette.quorum.GroupName;
import io.vedette.quorum.Hello;
import io.vedette.quorum.HostPort;
import io.vedette.quorum.SentinelId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The text of a hello: eight fields between commas, as every redis-sentinel understands it. Our own form has two more, a
 * mark and a signature over the first eight; a redis-sentinel ignores it for its length. It needs no protection against being
 * replayed: an old hello carries old epochs, and those change nothing.
 */
public final class HelloText {
    /** Where hellos are published on every data node. */
    public static final String CHANNEL = "__sentinel__:hello";

    /** No hello is longer: two addresses, an id, a name, three numbers. */
    static final int LONGEST = 2_048;

    private static final int FIELDS = 8;
    private static final String MARK = "vedette1";

    private HelloText() {}

    /** What was read, and whether it carried our signature. */
    public record Heard(Hello hello, boolean signed) {}

    public static String write(Hello hello) {
        return String.join(
                ",",
                hello.sender().host(),
                Integer.toString(hello.sender().port()),
                hello.from().text(),
                hello.currentEpoch().toString(),
                hello.group().text(),
                hello.master().host(),
                Integer.toString(hello.master().port()),
                hello.configEpoch().toString());
    }

    public static String write(Hello hello, Signature signature) {
        String plain = write(hello);
        return plain + "," + MARK + "," + signature.of(plain);
    }

    /** Empty for anything that is no hello, and for one whose signature is wrong or cannot be checked. */
    public static Optional<Heard> read(String text, Optional<Signature> signature) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String[] fields = text.split(",", -1);
        if (fields.length == FIELDS) {
            return hello(fields).map(hello -> new Heard(hello, false));
        }
        if (fields.length != FIELDS + 2 || !fields[FIELDS].equals(MARK) || signature.isEmpty()) {
            return Optional.empty();
        }
        String plain = String.join(",", Arrays.asList(fields).subList(0, FIELDS));
        return signature.get().isOf(fields[FIELDS + 1], plain)
                ? hello(fields).map(hello -> new Heard(hello, true))
                : Optional.empty();
    }

    private static Optional<Hello> hello(String[] fields) {
        Optional<HostPort> sender = Addresses.of(fields[0], fields[1]);
        Optional<HostPort> master = Addresses.of(fields[5], fields[6]);
        Optional<Epoch> currentEpoch = Epochs.of(fields[3]);
        Optional<Epoch> configEpoch = Epochs.of(fields[7]);
        List<Optional<?>> all = List.of(sender, master, currentEpoch, configEpoch);
        if (all.stream().anyMatch(Optional::isEmpty) || !isId(fields[2]) || !isName(fields[4])) {
            return Optional.empty();
        }
        return Optional.of(new Hello(
                sender.get(),
                new SentinelId(fields[2]),
                currentEpoch.get(),
                new GroupName(fields[4]),
                master.get(),
                configEpoch.get()));
    }

    /** Sentinel ids are 40 letters and digits; an id is written into the configuration, so nothing else gets that far. */
    public static boolean isId(String text) {
        return text.length() == 40 && text.chars().allMatch(Addresses::isLetterOrDigit);
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.chars().noneMatch(Character::isISOControl);
    }
}
