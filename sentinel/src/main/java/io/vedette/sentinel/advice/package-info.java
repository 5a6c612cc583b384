/** What operators should know before it hurts: set-ups that cannot do what is expected of them. It only looks. */
@NullMarked
package io.vedette.sentinel.advice;

import org.jspecify.annotations.NullMarked;
