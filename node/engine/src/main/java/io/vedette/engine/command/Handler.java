package io.vedette.engine.command;

/** Does what one command asks for. */
public interface Handler {
    void run(Call call);
}
