/** Calls from gateways, forms and a company's own systems: signed, answered when they are safe. */
@NullMarked
package dev.grapevine.ingest.webhook;

import org.jspecify.annotations.NullMarked;
