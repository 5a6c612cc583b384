package io.vedette.deploy;

import java.util.Optional;

/** Which Vedette this is. */
public final class Version {
    private Version() {}

    /** From the manifest of the jar; classes that run from a folder have none. */
    public static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(unpackaged)");
    }
}
