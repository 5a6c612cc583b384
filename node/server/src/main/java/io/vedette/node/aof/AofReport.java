package io.vedette.node.aof;

import io.vedette.resp.info.InfoFields;

/** What INFO says about the files, in Redis's names. */
public record AofReport(
        boolean enabled,
        boolean lastWriteOk,
        long bytes,
        long afterRewriteBytes,
        long unwrittenBytes,
        boolean syncing,
        long delayedSyncs) {

    /** What is said only where it is turned on. */
    public void writeSizes(InfoFields fields, boolean rewritePending) {
        if (!enabled) {
            return;
        }
        fields.put("aof_current_size", bytes)
                .put("aof_base_size", afterRewriteBytes)
                .put("aof_pending_rewrite", rewritePending ? 1 : 0)
                .put("aof_buffer_length", unwrittenBytes)
                .put("aof_pending_bio_fsync", syncing ? 1 : 0)
                .put("aof_delayed_fsync", delayedSyncs);
    }
}
