/** The demo: an invented crisis on an invented web, told by a clock that runs fast. */
@NullMarked
package dev.grapevine.local.demo;

import org.jspecify.annotations.NullMarked;
