/** What people know better than the machine, and how it is put in the machine's place. */
@NullMarked
package dev.grapevine.correction;

import org.jspecify.annotations.NullMarked;
