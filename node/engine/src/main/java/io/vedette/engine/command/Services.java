package io.vedette.engine.command;

import io.vedette.engine.client.Audience;
import io.vedette.engine.client.WaitingRoom;
import io.vedette.engine.client.Watches;
import io.vedette.engine.dict.SipHash;
import io.vedette.engine.event.EventClass;
import io.vedette.engine.event.KeyEvents;
import io.vedette.engine.keyspace.Database;
import io.vedette.engine.keyspace.Keyspace;
import io.vedette.engine.rdb.RdbReader;
import io.vedette.engine.rdb.ValueReader;
import io.vedette.engine.replication.Effects;
import io.vedette.engine.script.Execution;
import io.vedette.engine.script.FunctionLibrary;
import io.vedette.engine.script.Functions;
import io.vedette.engine.script.ScriptFigures;
import io.vedette.engine.script.ScriptHost;
import io.vedette.engine.script.Scripts;
import io.vedette.engine.value.HashValue;
import io.vedette.engine.value.Limits;
import io.vedette.engine.value.ListValue;
import io.vedette.engine.value.SetValue;
import io.vedette.engine.value.Value;
import io.vedette.engine.value.ZSetValue;
import io.vedette.resp.Request;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What commands work with, whoever they work for. */
public final class Services {

    private final Keyspace keyspace;
    private final SipHash hashing;
    private final RandomGenerator random;
    private final Effects effects;
    private final KeyEvents events;
    private final Watches watches;
    private final WaitingRoom waitingRoom;
    private final Audience audience;
    private @Nullable Execution execution;
    private @Nullable Scripts scripts;
    private @Nullable Functions functions;
    private Limits limits = Limits.DEFAULT;
    private boolean refusesGrowth;
    private boolean checksumsCount = true;

    public Services(
            Keyspace keyspace,
            SipHash hashing,
            RandomGenerator random,
            Effects effects,
            KeyEvents events,
            Watches watches,
            WaitingRoom waitingRoom,
            Audience audience) {
        this.keyspace = keyspace;
        this.hashing = hashing;
        this.random = random;
        this.effects = effects;
        this.events = events;
        this.watches = watches;
        this.waitingRoom = waitingRoom;
        this.audience = audience;
    }

    public Keyspace keyspace() {
        return keyspace;
    }

    public RandomGenerator random() {
        return random;
    }

    public Effects effects() {
        return effects;
    }

    public KeyEvents events() {
        return events;
    }

    public Watches watches() {
        return watches;
    }

    public WaitingRoom waitingRoom() {
        return waitingRoom;
    }

    public Audience audience() {
        return audience;
    }

    /** Says who runs the commands of scripts; to be called once, before the first command. */
    void scripting(ScriptHost host) {
        Execution made = new Execution(host, this);
        execution = made;
        scripts = new Scripts(made);
        functions = new Functions(made);
    }

    public Execution execution() {
        return known(execution);
    }

    Scripts scripts() {
        return known(scripts);
    }

    /** Whether what an EVAL, EVALSHA or FCALL calls says of itself that it does not write. */
    public boolean readsOnly(Request request) {
        if (request.is(0, "eval")) {
            return scripts().readsOnly(request.bytes(1));
        }
        return request.is(0, "evalsha")
                ? scripts().knownReadsOnly(request.bytes(1))
                : functions().readsOnly(request.text(1));
    }

    Functions functions() {
        return known(functions);
    }

    public Collection<FunctionLibrary> libraries() {
        return functions().libraries();
    }

    public ScriptFigures scriptFigures() {
        return new ScriptFigures(
                scripts().count(),
                scripts().bytes(),
                functions().libraries().size(),
                functions().count(),
                functions().bytes());
    }

    /** Libraries of these texts in the place of all; {@link CommandError}, and no change, if one of them is none. */
    public void replaceLibraries(List<byte[]> codes) {
        functions().replaceAll(codes);
    }

    /** Libraries of these texts beside those there are; {@link CommandError}, and no change, if that cannot be. */
    public void addLibraries(List<byte[]> codes, boolean replacing) {
        functions().addAll(codes, replacing);
    }

    private static <T> T known(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("a script before anybody runs commands for it");
        }
        return part;
    }

    /** Whether what takes memory was refused when the present command began. */
    public boolean refusesGrowth() {
        return refusesGrowth;
    }

    public void refuseGrowth(boolean yes) {
        refusesGrowth = yes;
    }

    /** Whether the checksum of a dump has to fit. */
    public boolean checksumsCount() {
        return checksumsCount;
    }

    public void checksums(boolean count) {
        checksumsCount = count;
    }

    public Limits limits() {
        return limits;
    }

    public void limits(Limits other) {
        limits = other;
    }

    HashValue newHash() {
        return new HashValue(hashing);
    }

    SetValue newSet() {
        return new SetValue(hashing);
    }

    ZSetValue newZSet() {
        return new ZSetValue(hashing);
    }

    ValueReader valueReader(RdbReader reader) {
        return new ValueReader(reader, hashing, limits);
    }

    ListValue newList() {
        return new ListValue();
    }

    /** Reports that a key was changed, and how. */
    void changed(Database database, byte[] key, EventClass kind, String event) {
        database.modified(key);
        events.happened(kind, event, database.number(), key);
    }

    /** Removes a key, if it is there, without a word. */
    void discard(Database database, byte[] key) {
        database.remove(key);
    }

    /** Removes a key whose last element is gone. */
    void dropIfEmpty(Database database, byte[] key, Value value) {
        if (value.elements() == 0) {
            database.remove(key);
            events.happened(EventClass.GENERIC, "del", database.number(), key);
        }
    }
}
