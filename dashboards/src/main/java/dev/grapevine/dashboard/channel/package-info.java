/** Ways to reach people that are no mail: chat rooms, on-call services and webhooks, all of them one HTTP request. */
@NullMarked
package dev.grapevine.dashboard.channel;

import org.jspecify.annotations.NullMarked;
