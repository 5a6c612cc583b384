package io.vedette.engine.value;

/** The two ends of a list, and of a range of scores. */
public enum End {
    HEAD,
    TAIL;

    public End other() {
        return this == HEAD ? TAIL : HEAD;
    }
}
