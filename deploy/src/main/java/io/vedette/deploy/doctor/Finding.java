package io.vedette.deploy.doctor;

/**
 * Something that is not as it should be.
 *
 * @param kind a word for programs
 * @param where the sentinel, node or group it is about
 * @param remedy what to do
 */
public record Finding(Weight weight, String kind, String where, String text, String remedy) {
    /** How bad it is. */
    public enum Weight {
        /** A failover does not work, or data are in danger now. */
        SERIOUS,
        /** It will hurt on a bad day. */
        WARNING,
        /** Worth knowing; may be meant. */
        NOTE
    }

    static Finding serious(String kind, String where, String text, String remedy) {
        return new Finding(Weight.SERIOUS, kind, where, text, remedy);
    }

    static Finding warning(String kind, String where, String text, String remedy) {
        return new Finding(Weight.WARNING, kind, where, text, remedy);
    }

    static Finding note(String kind, String where, String text, String remedy) {
        return new Finding(Weight.NOTE, kind, where, text, remedy);
    }
}
