/** Who may do what: users, their rules, passwords, and the log of what was denied. */
@NullMarked
package io.vedette.resp.acl;

import org.jspecify.annotations.NullMarked;
