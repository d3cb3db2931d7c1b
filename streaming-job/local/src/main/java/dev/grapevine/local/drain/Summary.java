package dev.grapevine.local.drain;

/**
 * What a run came to; the same after a kill and a restart, because it is counted in topics and indices.
 *
 * @param read items of all sources since their beginning
 * @param dead items that could not be used, by distinct place in their source
 * @param duplicates items that were read but carried an id that was there before
 * @param matched distinct mentions about at least one brand
 * @param indexed distinct mentions found in Elasticsearch
 * @param documents documents found in Elasticsearch: mention x brand
 * @param alerts incident events
 * @param mails mails that a server accepted
 * @param seconds this process needed
 */
public record Summary(
        long read,
        long dead,
        long duplicates,
        long matched,
        long indexed,
        long documents,
        long alerts,
        long mails,
        long seconds) {}
