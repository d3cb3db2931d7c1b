/** What people see: templates and dashboards, the console, the mails. */
@NullMarked
package dev.grapevine.dashboard;

import org.jspecify.annotations.NullMarked;
