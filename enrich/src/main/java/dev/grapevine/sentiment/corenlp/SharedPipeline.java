package dev.grapevine.sentiment.corenlp;

/** The one set of CoreNLP's models in this JVM; loading takes seconds and hundreds of megabytes. */
final class SharedPipeline {

    private static final Pipeline PIPELINE = warm(new Pipeline(ModelNames.PARSER));

    private SharedPipeline() {}

    static Pipeline pipeline() {
        return PIPELINE;
    }

    /** The first sentence loads hundreds of classes, which must not count against its deadline. */
    private static Pipeline warm(Pipeline pipeline) {
        pipeline.sentences("The first flight was late, but the crew found our bags.");
        return pipeline;
    }
}
