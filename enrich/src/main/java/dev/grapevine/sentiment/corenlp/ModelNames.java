package dev.grapevine.sentiment.corenlp;

import java.util.List;

/** Where CoreNLP's models stand on the class path. */
final class ModelNames {

    private static final String FOLDER = "edu/stanford/nlp/models/";

    static final String TAGGER = FOLDER + "pos-tagger/english-caseless-left3words-distsim.tagger";
    static final String PARSER = FOLDER + "srparser/englishSR.ser.gz";
    /** Cubic in the length of a sentence: only to compare with. */
    static final String PCFG = FOLDER + "lexparser/englishPCFG.caseless.ser.gz";

    static final String SENTIMENT = FOLDER + "sentiment/sentiment.binary.ser.gz";

    static final List<String> ALL = List.of(TAGGER, PARSER, SENTIMENT);

    private ModelNames() {}
}
