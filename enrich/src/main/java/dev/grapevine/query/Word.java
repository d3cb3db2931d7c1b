package dev.grapevine.query;

/**
 * One form under which a word of a text can be found; several forms may stand at one position.
 *
 * @param form folded: lower case, without accents
 * @param position the how-manieth word of the text it is
 * @param sentence the how-manieth sentence of the text it stands in
 * @param start UTF-16 offset of its first character
 * @param end UTF-16 offset behind its last character
 */
record Word(String form, int position, int sentence, int start, int end) {}
