package io.vedette.node;

import io.vedette.node.command.ConfigRewriteCommand;
import io.vedette.node.debug.DebugParts;
import io.vertx.core.Future;

/** What DEBUG does with the files of a node. */
final class DebugFilesOf implements DebugParts.Files {
    private final Node node;
    private final ConfigRewriteCommand configuration;

    DebugFilesOf(Node node, ConfigRewriteCommand configuration) {
        this.node = node;
        this.configuration = configuration;
    }

    @Override
    public Future<Void> reload(boolean saving) {
        return node.persistence().reload(saving);
    }

    @Override
    public Future<Void> merge(boolean saving, boolean replacing) {
        return node.persistence().merge(saving, replacing);
    }

    @Override
    public Future<Void> loadAppendOnly() {
        return node.persistence()
                .replacing(() -> node.appendOnly()
                        .reload(node.persistence().loading()::begun)
                        .onComplete(done -> node.persistence().loading().ended()));
    }

    @Override
    public Future<Void> rewriteConfiguration() {
        return configuration.force();
    }
}
