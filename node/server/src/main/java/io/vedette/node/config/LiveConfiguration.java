package io.vedette.node.config;

import io.vedette.resp.config.BadConfiguration;
import io.vedette.resp.config.Configuration;
import io.vedette.resp.config.Directive;
import io.vedette.resp.config.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The configuration of a running node: what holds now, and who has to know when it changes. */
public final class LiveConfiguration {
    private final List<Consumer<Configuration>> listeners = new ArrayList<>();
    private Configuration current;

    public LiveConfiguration(Configuration initial) {
        current = initial;
    }

    /** Tells it what holds, now and after each change. */
    public void follow(Consumer<Configuration> listener) {
        listeners.add(listener);
        listener.accept(current);
    }

    public Configuration current() {
        return current;
    }

    public <T> T get(Parameter<T> parameter) {
        return current.get(parameter);
    }

    /** Changes all of these or none. */
    public void change(List<Directive> lines) throws BadConfiguration {
        current = current.with(lines);
        for (Consumer<Configuration> listener : listeners) {
            listener.accept(current);
        }
    }
}
