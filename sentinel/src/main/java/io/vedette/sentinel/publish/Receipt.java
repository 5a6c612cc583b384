package io.vedette.sentinel.publish;

/** How a publication ended that did not fail. */
public enum Receipt {
    /** It is there: it was read back, or the place said so. */
    SHOWN,

    /** Something of a newer epoch is there, and stays. */
    OUTDATED
}
