package io.vedette.sentinel.shell;

import io.vedette.quorum.Effect;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Which action carries out which kind of effect. It is complete or cannot be built: a new kind of effect shows at the first start. */
final class EffectTable {
    private final Map<Class<?>, Consumer<Effect>> actions;

    private EffectTable(Map<Class<?>, Consumer<Effect>> actions) {
        this.actions = Map.copyOf(actions);
    }

    void carryOut(Effect effect) {
        Consumer<Effect> action = actions.get(effect.getClass());
        if (action == null) {
            throw new IllegalStateException("nothing carries out " + effect);
        }
        action.accept(effect);
    }

    static final class Builder {
        private final Map<Class<?>, Consumer<Effect>> actions = new HashMap<>();

        <E extends Effect> Builder bind(Class<E> kind, Consumer<E> action) {
            actions.put(kind, effect -> action.accept(kind.cast(effect)));
            return this;
        }

        EffectTable build() {
            for (Class<?> kind : Effect.class.getPermittedSubclasses()) {
                if (!actions.containsKey(kind)) {
                    throw new IllegalStateException("nothing carries out effects of kind " + kind.getSimpleName());
                }
            }
            return new EffectTable(actions);
        }
    }
}
