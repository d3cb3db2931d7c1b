package dev.grapevine.dashboard.mail;

import dev.grapevine.brand.Look;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every mail.
 *
 * @param tone colour of the status: good or bad, whatever the brand's own colour is
 * @param accent colour of edge and buttons
 * @param ink colour of the text on buttons
 * @param logo whether the brand's logo is part of the mail
 */
public record Frame(String tone, String accent, String ink, boolean logo, String footer) {

    public static final String GOOD = "#00706D";
    public static final String BAD = "#C61E25";

    private static final double READABLE = 0.30;

    public static Frame of(@Nullable Look look, String tone, String footer) {
        String own = look == null ? null : look.colour();
        return new Frame(
                tone,
                own == null ? tone : own,
                ink(own == null ? tone : own),
                look != null && look.logo() != null,
                footer);
    }

    /** Black or white, whichever can be read on the colour (relative luminance of WCAG 2). */
    private static String ink(String colour) {
        double luminance = 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
        return luminance > READABLE ? "#000000" : "#FFFFFF";
    }

    private static double linear(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
