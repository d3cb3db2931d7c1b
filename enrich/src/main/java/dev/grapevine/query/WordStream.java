package dev.grapevine.query;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Words as Lucene reads them: each at twice its position, with the sentence ends between them. */
final class WordStream extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final List<Word> words;
    private Iterator<Word> rest;
    private int position = -1;
    private int sentence;
    private Word pending;
    private boolean hasPending;

    WordStream(List<Word> words) {
        this.words = words;
        this.rest = words.iterator();
        this.pending = NOTHING;
    }

    private static final Word NOTHING = new Word("", 0, 0, 0, 0);

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (hasPending) {
            hasPending = false;
            return emit(pending.form(), 2 * pending.position());
        }
        if (!rest.hasNext()) {
            return false;
        }
        Word word = rest.next();
        if (word.sentence() == sentence) {
            return emit(word.form(), 2 * word.position());
        }
        sentence = word.sentence();
        pending = word;
        hasPending = true;
        return emit(SubjectDocument.SENTENCE_END, 2 * word.position() - 1);
    }

    private boolean emit(String form, int at) {
        term.append(form);
        increment.setPositionIncrement(at - position);
        position = at;
        return true;
    }

    @Override
    public void reset() {
        rest = words.iterator();
        position = -1;
        sentence = 0;
        hasPending = false;
    }
}
