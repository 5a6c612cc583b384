package io.vedette.deploy.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Judges facts. Asks nobody, so that each mistake can be shown to it. */
public final class Doctor {
    private Doctor() {}

    /** The worst first. */
    public static List<Finding> findings(Facts facts) {
        List<Finding> found = new ArrayList<>();
        Voters.check(facts, found);
        Views.check(facts, found);
        Replicas.check(facts, found);
        Nodes.check(facts, found);
        OwnWords.check(facts, found);
        found.sort(Comparator.comparing(Finding::weight));
        return found;
    }
}
