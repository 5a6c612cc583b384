package io.vedette.engine.rdb;

/** The name of a type of a module, of nine letters in the upper 54 bits of a number; its version is in the others. */
final class ModuleName {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int LENGTH = 9;
    private static final int VERSION_BITS = 10;
    private static final int LETTER_BITS = 6;

    private ModuleName() {}

    static String of(long id) {
        StringBuilder name = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            name.append(LETTERS.charAt((int) (id >>> (VERSION_BITS + LETTER_BITS * i)) & 63));
        }
        return name.toString();
    }
}
