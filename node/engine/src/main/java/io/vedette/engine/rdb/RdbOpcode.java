package io.vedette.engine.rdb;

/** What stands in a file where no value begins. */
final class RdbOpcode {

    static final int SLOT_INFO = 244;
    static final int FUNCTION = 245;
    static final int FUNCTION_BEFORE_RELEASE = 246;
    static final int MODULE_AUX = 247;
    static final int IDLE = 248;
    static final int FREQUENCY = 249;
    static final int AUX = 250;
    static final int RESIZE = 251;
    static final int EXPIRES_AT_MS = 252;
    static final int EXPIRES_AT_SECONDS = 253;
    static final int SELECT = 254;
    static final int END = 255;

    private RdbOpcode() {}
}
