/** The commands of operators: each asks sentinels, wherever they run, and prints what they answer for people or as JSON. */
@NullMarked
package io.vedette.deploy.operate;

import org.jspecify.annotations.NullMarked;
