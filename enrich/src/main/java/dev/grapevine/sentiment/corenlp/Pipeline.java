package dev.grapevine.sentiment.corenlp;

import edu.stanford.nlp.ling.CoreAnnotations.SentencesAnnotation;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import edu.stanford.nlp.util.CoreMap;
import edu.stanford.nlp.util.logging.RedwoodConfiguration;
import java.util.List;
import java.util.Properties;

/**
 * CoreNLP's annotators with their models: words, sentences, parts of speech, shift-reduce parse, sentiment of each
 * node of the parse.
 *
 * <p>The PCFG parser is only there to compare with: it is cubic in the length (60 words take 1.85 s, shift-reduce about
 * 0.08 s), and its labels are the same in 84 to 90 % of texts. Loading takes seconds and about 600 MB; thread-safe afterwards.
 */
final class Pipeline {

    /** Longer sentences get a flat tree, which says nothing about clauses. */
    static final int MAX_WORDS = 80;

    private final StanfordCoreNLP splitter;
    private final StanfordCoreNLP annotators;

    /**
     * @param parser the parser's model
     * @throws IllegalStateException where a model is not on the class path
     */
    Pipeline(String parser) {
        for (String model : List.of(parser, ModelNames.TAGGER, ModelNames.SENTIMENT)) {
            requireOnClassPath(model);
        }
        RedwoodConfiguration.errorLevel().apply();
        splitter = new StanfordCoreNLP(splitting());
        annotators = new StanfordCoreNLP(parsing(parser), false);
    }

    /** The sentences of a text, parsed. */
    List<CoreMap> sentences(String text) {
        List<CoreMap> sentences = split(text);
        parse(text, sentences);
        return sentences;
    }

    /** The sentences of a text, cut into words and nothing more. */
    List<CoreMap> split(String text) {
        Annotation document = new Annotation(text);
        splitter.annotate(document);
        return document.get(SentencesAnnotation.class);
    }

    /** Adds what the models say to sentences that {@link #split} made of the text. */
    void parse(String text, List<CoreMap> sentences) {
        Annotation document = new Annotation(text);
        document.set(SentencesAnnotation.class, sentences);
        annotators.annotate(document);
    }

    private static void requireOnClassPath(String model) {
        if (Pipeline.class.getClassLoader().getResource(model) == null) {
            throw new IllegalStateException("the CoreNLP model " + model
                    + " is not on the class path: add dev.grapevine:grapevine-enrich with classifier models");
        }
    }

    private static Properties splitting() {
        Properties properties = new Properties();
        properties.setProperty("annotators", "tokenize");
        properties.setProperty("tokenize.options", "untokenizable=noneKeep");
        properties.setProperty("ssplit.newlineIsSentenceBreak", "two");
        return properties;
    }

    private static Properties parsing(String parser) {
        Properties properties = new Properties();
        properties.setProperty("annotators", "pos,parse,sentiment");
        properties.setProperty("pos.model", ModelNames.TAGGER);
        properties.setProperty("parse.model", parser);
        properties.setProperty("parse.binaryTrees", "true");
        properties.setProperty("parse.maxlen", Integer.toString(MAX_WORDS));
        properties.setProperty("sentiment.model", ModelNames.SENTIMENT);
        properties.setProperty("threads", "1");
        return properties;
    }
}
