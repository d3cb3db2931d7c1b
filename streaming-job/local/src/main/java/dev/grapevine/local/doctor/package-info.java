/** Looks whether everything that Grapevine needs is there, and says how to mend what is not. */
@NullMarked
package dev.grapevine.local.doctor;

import org.jspecify.annotations.NullMarked;
