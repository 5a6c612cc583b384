package io.vedette.engine.lua.compile;

import io.vedette.engine.lua.Op;
import java.util.List;

/** Lists of expressions. */
final class Lists {
    private Lists() {}

    /** Puts all into new registers; gives their count, more by some already there, or its complement with open ones. */
    static int push(Emitter e, List<Expression> list, int before) {
        int count = before;
        for (int i = 0; i < list.size(); i++) {
            Expression value = list.get(i);
            if (i == list.size() - 1 && value.isMany()) {
                value.open(e);
                return ~count;
            }
            value.into(e, e.allocate());
            count++;
        }
        return count;
    }

    /** Puts exactly so many values into a new row of registers; gives the first. */
    static int adjusted(Emitter e, List<Expression> list, int wanted) {
        int base = e.next();
        for (int i = 0; i < list.size(); i++) {
            Expression value = list.get(i);
            boolean last = i == list.size() - 1;
            int missing = wanted - i;
            if (last && value.isMany() && missing > 1) {
                int at = e.allocate(missing);
                e.release(at);
                value.many(e, at, missing);
                e.allocate(missing);
                return base;
            }
            int at = e.allocate();
            value.into(e, at);
            if (missing <= 0) {
                e.release(at);
            }
        }
        int missing = wanted - list.size();
        if (missing > 0) {
            int at = e.allocate(missing);
            e.emit(Op.NILS, at, at + missing - 1, 0);
        }
        return base;
    }
}
