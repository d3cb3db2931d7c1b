/** Alert mails: who is told of which incident, in which words, exactly once. */
@NullMarked
package dev.grapevine.dashboard.mail;

import org.jspecify.annotations.NullMarked;
