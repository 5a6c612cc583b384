package io.vedette.node.aof;

/**
 * Whether the data are in the files.
 *
 * <pre>
 *   OFF --turned on--> FIRST_REWRITE --the base is there--> ON --turned off--> OFF
 * </pre>
 */
enum Phase {
    /** What the files hold, if there are any, is of no account. */
    OFF,
    /** Effects are written already, but nothing counts before the base is there. */
    FIRST_REWRITE,
    ON
}
