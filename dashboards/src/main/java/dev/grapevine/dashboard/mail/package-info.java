/** Mails: their words, their looks, and how a mail server is asked to take them. */
@NullMarked
package dev.grapevine.dashboard.mail;

import org.jspecify.annotations.NullMarked;
