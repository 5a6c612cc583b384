/** What a sentinel answers to those that do not speak RESP: load balancers, probes, whoever collects metrics. Nothing is changed here. */
@NullMarked
package io.vedette.sentinel.http;

import org.jspecify.annotations.NullMarked;
