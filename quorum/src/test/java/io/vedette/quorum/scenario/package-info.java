/** Rules of the protocol as readable text: what happens goes in, every effect comes out. */
@NullMarked
package io.vedette.quorum.scenario;

import org.jspecify.annotations.NullMarked;
