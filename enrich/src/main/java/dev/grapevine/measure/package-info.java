/** Every measure that people are shown, defined once; docs/measures.md says where each comes from and what it hides. */
@NullMarked
package dev.grapevine.measure;

import org.jspecify.annotations.NullMarked;
