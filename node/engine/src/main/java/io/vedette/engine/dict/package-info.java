/** Hash tables that grow a bucket at a time; of keys, of fields, of members. */
@NullMarked
package io.vedette.engine.dict;

import org.jspecify.annotations.NullMarked;
