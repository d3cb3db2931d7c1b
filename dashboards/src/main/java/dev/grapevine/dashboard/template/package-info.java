/** Index templates: what each index may hold, installed before the first write. */
@NullMarked
package dev.grapevine.dashboard.template;

import org.jspecify.annotations.NullMarked;
