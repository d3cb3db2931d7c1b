package dev.grapevine.job.index;

/**
 * Elasticsearch's answer to one document.
 *
 * @param detail what it said, for a dead letter; the error's type only, because its reason may quote what people wrote
 */
record Answer(Doc doc, Verdict verdict, String detail) {}
