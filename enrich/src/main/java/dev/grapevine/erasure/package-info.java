/** Forgetting: what somebody wrote is removed everywhere and does not come back. */
@NullMarked
package dev.grapevine.erasure;

import org.jspecify.annotations.NullMarked;
