package io.vedette.engine.script.data;

/** How cjson writes and reads; the values are those of its beginning. */
final class JsonSettings {
    int sparseConvert;
    int sparseRatio = 2;
    int sparseSafe = 10;
    int encodeDepth = 1000;
    int decodeDepth = 1000;
    int precision = 14;
    int keepBuffer = 1;

    /** 0: an error, 1: written as they are, 2: null. */
    int encodeInvalid;

    int decodeInvalid = 1;
}
