package dev.grapevine.generate;

import dev.grapevine.mention.Mention;

/** A generated mention and the truth about it. */
public record Generated(Mention mention, Truth truth) {

    public boolean isCopy() {
        return !truth.story().equals(mention.id());
    }
}
