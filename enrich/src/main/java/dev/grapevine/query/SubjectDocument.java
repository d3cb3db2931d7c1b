package dev.grapevine.query;

import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;

/** A mention as the Lucene document that {@link LuceneQueries} run on. */
public final class SubjectDocument {

    /** Stands between two sentences; no word can be equal to it. */
    static final String SENTENCE_END = "\u0000";

    private SubjectDocument() {}

    public static Document of(Subject subject, Vocabulary vocabulary) {
        Document document = new Document();
        for (String field : subject.fields()) {
            document.add(new TextField(field, new WordStream(vocabulary.expand(subject.words(field)))));
            vocabulary.literalsIn(subject.text(field)).forEach(literal -> add(document, rawField(field), literal));
        }
        for (Property property : Property.values()) {
            Set<String> values = subject.values(property);
            values.stream().flatMap(vocabulary::expand).forEach(value -> add(document, property.field(), value));
        }
        return document;
    }

    static String rawField(String field) {
        return field + ".raw";
    }

    private static void add(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
    }
}
