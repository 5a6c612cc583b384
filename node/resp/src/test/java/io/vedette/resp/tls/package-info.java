/** Files and names of TLS, made by the JDK's own tools. */
@NullMarked
package io.vedette.resp.tls;

import org.jspecify.annotations.NullMarked;
