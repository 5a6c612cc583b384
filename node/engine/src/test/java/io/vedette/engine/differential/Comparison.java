package io.vedette.engine.differential;

/** What must be equal in two replies: everything, unless chance, time or a hash table's order is in them. */
enum Comparison {
    EXACT {
        @Override
        boolean same(Shape ours, Shape theirs) {
            return ours.equals(theirs);
        }
    },
    ANY_ORDER {
        @Override
        boolean same(Shape ours, Shape theirs) {
            return ours.sorted(1).equals(theirs.sorted(1));
        }
    },
    PAIRS_IN_ANY_ORDER {
        @Override
        boolean same(Shape ours, Shape theirs) {
            return ours.sorted(2).equals(theirs.sorted(2));
        }
    },
    SCAN {
        @Override
        boolean same(Shape ours, Shape theirs) {
            return theirs.isPartOfScan() ? !ours.isError() : ours.lastSorted(1).equals(theirs.lastSorted(1));
        }
    },
    SCAN_OF_PAIRS {
        @Override
        boolean same(Shape ours, Shape theirs) {
            return theirs.isPartOfScan() ? !ours.isError() : ours.lastSorted(2).equals(theirs.lastSorted(2));
        }
    },
    /**
     * Where a number did not fit in some command before, the real server takes the next SORT for spoilt. And its words
     * end at a zero byte, so that some are equal that are not.
     */
    SORTED {
        @Override
        boolean same(Shape ours, Shape theirs) {
            return ours.equals(theirs)
                    || theirs.text().startsWith("ERR One or more scores")
                    || (theirs.toString().indexOf('\0') >= 0 && ours.type() == theirs.type());
        }
    },
    /** Chance: the kind of reply and how many there are, but errors in full. */
    KIND {
        @Override
        boolean same(Shape ours, Shape theirs) {
            if (ours.isError() || theirs.isError()) {
                return ours.equals(theirs);
            }
            return ours.type() == theirs.type()
                    && ours.elements().size() == theirs.elements().size()
                    && ours.text().equals("-1") == theirs.text().equals("-1");
        }
    },
    /** A time: the two clocks were read a moment apart. */
    TIME {
        @Override
        boolean same(Shape ours, Shape theirs) {
            if (ours.equals(theirs)) {
                return true;
            }
            return ours.type() == ':'
                    && theirs.type() == ':'
                    && Long.parseLong(theirs.text()) >= 0
                    && Math.abs(Long.parseLong(ours.text()) - Long.parseLong(theirs.text())) < CLOCKS_APART_MS;
        }
    },
    /** Times and how long ago they were are left out, and what 7.2 says more about consumers. */
    TIMELESS {
        @Override
        boolean same(Shape ours, Shape theirs) {
            return ours.timeless().equals(theirs.timeless());
        }
    },
    /**
     * 7.2 has a listpack where 7.0 has a quicklist or a table of a small set. And SORT makes Redis unpack a sorted set,
     * where ours stays as it is.
     */
    ENCODING {
        @Override
        boolean same(Shape ours, Shape theirs) {
            return ours.equals(theirs)
                    || (ours.text().endsWith(":listpack")
                            && (theirs.text().endsWith(":quicklist")
                                    || theirs.text().endsWith(":skiplist")
                                    || theirs.text().endsWith(":hashtable")));
        }
    };

    private static final long CLOCKS_APART_MS = 20_000;

    abstract boolean same(Shape ours, Shape theirs);
}
