package dev.grapevine.brand;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How a brand's mails look.
 *
 * @param colour of headings and buttons, such as {@code #7B2D8B}
 * @param logo a small PNG in Base64, so that it travels with the brand; in brands.yml the file's name
 */
public record Look(@Nullable String colour, @Nullable String logo) {

    /** Largest logo in bytes: it is part of every mail, and of every message about the brand. */
    public static final int LARGEST_LOGO = 16 * 1024;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    public Look {
        if (colour != null && !isColour(colour)) {
            throw new IllegalArgumentException("colour: expected one such as #7B2D8B, found '" + colour + "'");
        }
        if (logo != null && !isLogo(Base64.getDecoder().decode(logo))) {
            throw new IllegalArgumentException("logo: expected a PNG of at most " + LARGEST_LOGO + " bytes");
        }
    }

    static boolean isColour(String text) {
        return text.matches("#[0-9A-Fa-f]{6}");
    }

    static boolean isLogo(byte[] file) {
        return file.length <= LARGEST_LOGO
                && file.length > PNG.length
                && java.util.Arrays.equals(file, 0, PNG.length, PNG, 0, PNG.length);
    }
}
