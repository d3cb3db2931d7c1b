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
 * <p>Never the PCFG parser: it is cubic in the length (60 words take 1.85 s, shift-reduce about 0.08 s), and its
 * labels are the same in 84 to 90 % of texts. Loading takes seconds and about 600 MB; thread-safe afterwards.
 */
final class Pipeline {

    /** Longer sentences get a flat tree, which says nothing about clauses. */
    static final int MAX_WORDS = 80;

    private static final String MODELS = "edu/stanford/nlp/models/";
    private static final String TAGGER = MODELS + "pos-tagger/english-caseless-left3words-distsim.tagger";
    private static final String PARSER = MODELS + "srparser/englishSR.ser.gz";
    private static final String SENTIMENT = MODELS + "sentiment/sentiment.binary.ser.gz";

    private final StanfordCoreNLP annotators;

    /** @throws IllegalStateException where a model is not on the class path */
    Pipeline() {
        for (String model : List.of(TAGGER, PARSER, SENTIMENT)) {
            requireOnClassPath(model);
        }
        RedwoodConfiguration.errorLevel().apply();
        annotators = new StanfordCoreNLP(properties());
    }

    List<CoreMap> sentences(String text) {
        Annotation document = new Annotation(text);
        annotators.annotate(document);
        return document.get(SentencesAnnotation.class);
    }

    private static void requireOnClassPath(String model) {
        if (Pipeline.class.getClassLoader().getResource(model) == null) {
            throw new IllegalStateException("the CoreNLP model " + model
                    + " is not on the class path: add dev.grapevine:grapevine-enrich with classifier models");
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("annotators", "tokenize,pos,parse,sentiment");
        properties.setProperty("tokenize.options", "untokenizable=noneKeep");
        properties.setProperty("ssplit.newlineIsSentenceBreak", "two");
        properties.setProperty("pos.model", TAGGER);
        properties.setProperty("parse.model", PARSER);
        properties.setProperty("parse.binaryTrees", "true");
        properties.setProperty("parse.maxlen", Integer.toString(MAX_WORDS));
        properties.setProperty("sentiment.model", SENTIMENT);
        properties.setProperty("threads", "1");
        return properties;
    }
}
