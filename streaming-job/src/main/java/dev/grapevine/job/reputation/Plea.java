package dev.grapevine.job.reputation;

import dev.grapevine.erasure.Erasure;
import org.jspecify.annotations.Nullable;

/**
 * One record of {@code erasures.v1}.
 *
 * @param subject whose words are meant
 * @param erasure null where the wish is taken back
 */
public record Plea(String subject, @Nullable Erasure erasure) {}
