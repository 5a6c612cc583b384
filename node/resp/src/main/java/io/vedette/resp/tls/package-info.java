/** What TLS needs of files and names: certificates, keys, authorities, ciphers. Reading them blocks. */
@NullMarked
package io.vedette.resp.tls;

import org.jspecify.annotations.NullMarked;
