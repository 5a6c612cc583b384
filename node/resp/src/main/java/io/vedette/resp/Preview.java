package io.vedette.resp;

/**
 * The next few commands of a pipeline, seen before the first of them is executed, for whoever can prepare for them.
 *
 * <p>Nothing is decided here: what is not of the usual shape, not complete or too much ends the preview, and the reader comes to it in
 * its time. Valid until the reader is asked for anything.
 */
public final class Preview {
    /** So many at most. */
    public static final int MOST = 16;

    private static final int MOST_ARGUMENTS = 32;
    private static final byte[] NOTHING = new byte[0];

    private final Request[] requests = new Request[MOST];
    private int count;

    public Preview() {
        for (int i = 0; i < MOST; i++) {
            requests[i] = new Request();
        }
    }

    public int count() {
        return count;
    }

    public Request request(int i) {
        return requests[i];
    }

    /** Lets go of the bytes it showed. */
    public void clear() {
        for (int i = 0; i < count; i++) {
            requests[i].locate(NOTHING, 0);
        }
        count = 0;
    }

    /** Takes in the commands from the position on, which stays where it is. */
    void fill(Backlog bytes) {
        int position = bytes.position();
        while (count < MOST && one(bytes, requests[count])) {
            count++;
        }
        bytes.position(position);
    }

    private static boolean one(Backlog bytes, Request request) {
        int base = bytes.position();
        int arguments = bytes.announced((byte) '*');
        if (arguments <= 0 || arguments > MOST_ARGUMENTS) {
            return false;
        }
        request.clear();
        for (int i = 0; i < arguments; i++) {
            int length = bytes.announced((byte) '$');
            if (length < 0 || bytes.ahead() - 2 < length) {
                return false;
            }
            request.add(bytes.position() - base, length);
            bytes.position(bytes.position() + length + 2);
        }
        request.locate(bytes.array(), base);
        return true;
    }
}
