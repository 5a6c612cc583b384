package io.vedette.node.aof;

import io.vedette.engine.Engine;
import io.vedette.engine.snapshot.FreshData;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/** Loads files into a node that has data. These are kept aside, and come back where the files cannot be loaded. */
final class Reloading {
    private final Engine engine;

    Reloading(Engine engine) {
        this.engine = engine;
    }

    /** To be called on the loop, while nobody is served. */
    Future<Void> run(Supplier<Future<Void>> loads) {
        List<byte[]> functions = engine.functions();
        FreshData aside = FreshData.beside(engine.keyspace(), FreshData.Expired.KEEP);
        exchange(aside);
        return loads.get().onFailure(failure -> {
            functions.forEach(aside::function);
            exchange(aside);
        });
    }

    private void exchange(FreshData other) {
        engine.adopt(other).ifPresent(wrong -> {
            throw new IllegalStateException("what was served cannot be served any more: " + wrong);
        });
    }
}
