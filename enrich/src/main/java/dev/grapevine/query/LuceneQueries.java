package dev.grapevine.query;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.spans.SpanNearQuery;
import org.apache.lucene.queries.spans.SpanNotQuery;
import org.apache.lucene.queries.spans.SpanOrQuery;
import org.apache.lucene.queries.spans.SpanQuery;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Turns a query's clauses into Lucene queries on the documents of {@link SubjectDocument}.
 *
 * <p>In those documents words stand at even positions and {@link SubjectDocument#SENTENCE_END} at odd ones between
 * them, so that n words between two are 2n + 1 positions, and a stretch within a sentence is one without the sign.
 */
public final class LuceneQueries {

    private LuceneQueries() {}

    public static Query of(Clause clause) {
        if (clause instanceof Clause.And and) {
            return and(and.parts());
        }
        if (clause instanceof Clause.Or or) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            or.parts().forEach(part -> any.add(of(part), Occur.SHOULD));
            return any.build();
        }
        if (clause instanceof Clause.Not) {
            return and(List.of(clause));
        }
        if (clause instanceof Clause.Said said) {
            return anyField(said.scope(), field -> place(field, said.place()));
        }
        if (clause instanceof Clause.Raw raw) {
            return anyField(
                    raw.scope(), field -> new TermQuery(new Term(SubjectDocument.rawField(field), raw.literal())));
        }
        Clause.Has has = (Clause.Has) clause;
        String value = has.value();
        return new TermQuery(
                new Term(has.property().field(), Vocabulary.isPattern(value) ? Vocabulary.term(value) : value));
    }

    private static Query and(List<Clause> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (Clause part : parts) {
            if (part instanceof Clause.Not not) {
                all.add(of(not.part()), Occur.MUST_NOT);
            } else {
                all.add(of(part), Occur.MUST);
            }
        }
        if (parts.stream().allMatch(Clause.Not.class::isInstance)) {
            all.add(new MatchAllDocsQuery(), Occur.MUST);
        }
        return all.build();
    }

    private interface InField {
        Query query(String field);
    }

    private static Query anyField(Scope scope, InField query) {
        if (scope.fields().size() == 1) {
            return query.query(scope.fields().get(0));
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        scope.fields().forEach(field -> any.add(query.query(field), Occur.SHOULD));
        return any.build();
    }

    /** Single words without spans, which are slower. */
    private static Query place(String field, Place place) {
        return span(field, place) instanceof SpanTermQuery word ? new TermQuery(word.getTerm()) : span(field, place);
    }

    private static SpanQuery span(String field, Place place) {
        if (place instanceof Place.Exactly exactly) {
            return new SpanTermQuery(new Term(field, exactly.form()));
        }
        if (place instanceof Place.Like like) {
            return new SpanTermQuery(new Term(field, Vocabulary.term(like.pattern())));
        }
        if (place instanceof Place.About about) {
            return new SpanTermQuery(new Term(field, Vocabulary.term(about)));
        }
        if (place instanceof Place.Phrase phrase) {
            return near(field, phrase.words(), phrase.words().size() - 1, true);
        }
        if (place instanceof Place.AnyOf any) {
            return new SpanOrQuery(spans(field, any.options()));
        }
        if (place instanceof Place.Near near) {
            return near(field, List.of(near.left(), near.right()), 2 * near.between() + 1, near.ordered());
        }
        Place.SameSentence same = (Place.SameSentence) place;
        return new SpanNotQuery(
                near(field, List.of(same.left(), same.right()), Integer.MAX_VALUE, false),
                new SpanTermQuery(new Term(field, SubjectDocument.SENTENCE_END)));
    }

    private static SpanQuery near(String field, List<Place> places, int slop, boolean ordered) {
        return new SpanNearQuery(spans(field, places), slop, ordered);
    }

    private static SpanQuery[] spans(String field, List<Place> places) {
        return places.stream().map(place -> span(field, place)).toArray(SpanQuery[]::new);
    }
}
