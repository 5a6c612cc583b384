package io.vedette.node.aof;

import io.vedette.engine.aof.AofItem;
import io.vedette.engine.aof.AofReader;
import io.vedette.engine.aof.WholeUnits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the commands of one file, a piece at a time, by a worker. Only whole units come out: of a transaction nothing
 * before its EXEC, since of one that was cut off nothing may be repeated.
 */
final class PartReader implements AutoCloseable {
    private static final int PIECE_BYTES = 128 << 10;

    private final FileChannel file;
    private final long sizeBytes;
    private final ByteBuffer buffer = ByteBuffer.allocate(PIECE_BYTES);
    private final AofReader reader;
    private final WholeUnits units;
    private final List<List<byte[]>> transaction = new ArrayList<>();

    /**
     * Some of a file.
     *
     * @param commands to be executed in this order
     * @param goodUpTo everything before this byte makes sense
     * @param end why nothing follows, if so
     */
    record Piece(List<List<byte[]>> commands, long goodUpTo, Optional<End> end) {}

    /** How a file ends. */
    sealed interface End permits Whole, Cut, Damaged {}

    /** As it should. */
    enum Whole implements End {
        WHOLE
    }

    /** In the middle of a command or a transaction. */
    record Cut(long offset, String found) implements End {}

    /** It does not: something stands there that cannot be read. */
    record Damaged(long offset, String found) implements End {}

    private PartReader(FileChannel file, long offset) throws IOException {
        this.file = file;
        this.sizeBytes = file.size();
        this.reader = new AofReader(offset, sizeBytes);
        this.units = new WholeUnits(offset);
        file.position(offset);
    }

    static PartReader open(Path file, long offset) throws IOException {
        return new PartReader(FileChannel.open(file, StandardOpenOption.READ), offset);
    }

    Piece next() throws IOException {
        List<List<byte[]>> commands = new ArrayList<>();
        buffer.clear();
        int length = file.read(buffer);
        if (length > 0) {
            reader.append(buffer.array(), 0, length);
        }
        Optional<End> end = takeAll(commands);
        if (end.isEmpty() && length < 0) {
            end = Optional.of(ending());
        }
        return new Piece(commands, units.goodUpTo(), end);
    }

    private Optional<End> takeAll(List<List<byte[]>> commands) {
        while (true) {
            AofItem item = reader.next();
            if (item instanceof AofItem.Command command) {
                String wrong = units.command(command.words().get(0), reader.offset());
                if (!wrong.isEmpty()) {
                    return Optional.of(new Damaged(reader.offset(), wrong));
                }
                take(command.words(), commands);
            } else if (item instanceof AofItem.Annotation) {
                units.annotation(reader.offset());
            } else if (item instanceof AofItem.Cut cut) {
                return Optional.of(new Cut(cut.offset(), cut.found()));
            } else if (item instanceof AofItem.Damage damage) {
                return Optional.of(new Damaged(damage.offset(), damage.found()));
            } else {
                return Optional.empty();
            }
        }
    }

    private void take(List<byte[]> words, List<List<byte[]>> commands) {
        boolean bracket = WholeUnits.isBracket(words.get(0));
        if (units.isWithin()) {
            if (!bracket) {
                transaction.add(words);
            }
        } else if (bracket) {
            commands.addAll(transaction);
            transaction.clear();
        } else {
            commands.add(words);
        }
    }

    private End ending() {
        return units.isWithin() ? new Cut(sizeBytes, "a transaction without its EXEC") : Whole.WHOLE;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
