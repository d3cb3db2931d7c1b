/** Templates filled with values; what people wrote is escaped by the template's kind. */
@NullMarked
package dev.grapevine.dashboard.page;

import org.jspecify.annotations.NullMarked;
