package io.vedette.engine.aof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which files make up the data: one base, the increments behind it in order, and files that were replaced and are still
 * to be deleted. It never changes; a rewrite makes another one, and the file it is written to is replaced as a whole,
 * so that whoever starts finds the state before or the state after, and each of them is complete.
 */
public record AofManifest(Optional<AofPart> base, List<AofPart> history, List<AofPart> incr) {

    /** No file yet. */
    public static final AofManifest EMPTY = new AofManifest(Optional.empty(), List.of(), List.of());

    public AofManifest {
        history = List.copyOf(history);
        incr = List.copyOf(incr);
    }

    public static AofManifest read(byte[] bytes) throws BadManifest {
        return new ManifestReader(bytes).read();
    }

    public byte[] bytes() {
        StringBuilder text = new StringBuilder();
        Stream.of(base.stream(), history.stream(), incr.stream())
                .flatMap(parts -> parts)
                .forEach(part -> text.append(part.line()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What has to be loaded, in this order. */
    public List<AofPart> loaded() {
        return Stream.concat(base.stream(), incr.stream()).toList();
    }

    /** A file of the time before there were folders becomes the base, under the name it has. */
    public static AofManifest upgraded(String name) {
        return new AofManifest(Optional.of(new AofPart(name, 1, AofKind.BASE)), List.of(), List.of());
    }

    /** The base that comes next; {@code form} is {@code rdb} or {@code aof}. */
    public AofPart nextBase(String prefix, String form) {
        long seq = base.map(AofPart::seq).orElse(0L) + 1;
        return new AofPart(prefix + "." + seq + ".base." + form, seq, AofKind.BASE);
    }

    /** The increment that comes next. */
    public AofPart nextIncr(String prefix) {
        long seq = incr.isEmpty() ? 1 : incr.get(incr.size() - 1).seq() + 1;
        return new AofPart(prefix + "." + seq + ".incr.aof", seq, AofKind.INCR);
    }

    public AofManifest with(AofPart nextIncr) {
        List<AofPart> more = new ArrayList<>(incr);
        more.add(nextIncr);
        return new AofManifest(base, history, more);
    }

    /** The base that holds everything up to the beginning of the last {@code kept} increments takes the place of the rest. */
    public AofManifest rewritten(AofPart newBase, int kept) {
        int replaced = Math.max(0, incr.size() - kept);
        List<AofPart> old = new ArrayList<>();
        base.ifPresent(part -> old.add(part.as(AofKind.HISTORY)));
        old.addAll(history);
        incr.subList(0, replaced).forEach(part -> old.add(part.as(AofKind.HISTORY)));
        return new AofManifest(Optional.of(newBase), old, incr.subList(replaced, incr.size()));
    }

    public AofManifest withoutHistory() {
        return new AofManifest(base, List.of(), incr);
    }

    @Override
    public String toString() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
