package dev.grapevine.local.demo;

/** Which characters a document may hold at all, escaped or not (XML 1.0, section 2.2). */
final class Xml {

    private Xml() {}

    /** The text without the characters that no XML document can carry. */
    static String legal(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().filter(Xml::isLegal).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
