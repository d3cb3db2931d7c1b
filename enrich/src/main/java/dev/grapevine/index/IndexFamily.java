package dev.grapevine.index;

/** One kind of document and the indices that hold it. The one place where their names stand. */
public enum IndexFamily {
    /** One document per mention and brand; an index for each month of event time. */
    MENTIONS("grapevine-mentions"),
    /** Counts per brand, source and five minutes; an index for each month of bins. */
    ROLLUPS("grapevine-rollups"),
    /** One document per incident: its latest event. */
    ALERTS("grapevine-alerts"),
    /** What people did; written from {@code actions.v1} only. */
    CASES("grapevine-cases"),
    /** One document per source: how it is doing. */
    SOURCE_HEALTH("grapevine-source-health"),
    /** One document per incident event and recipient. */
    DELIVERIES("grapevine-deliveries");

    private final String alias;

    IndexFamily(String alias) {
        this.alias = alias;
    }

    /** The alias that all indices of the family share: what searches and data views name. */
    public String alias() {
        return alias;
    }

    /**
     * Number at the end of an index's name. It rises when a mapping changes in a way that an index cannot follow in
     * place; {@code dashboards upgrade} then moves what stands.
     */
    public int generation() {
        return 1;
    }

    /** Matches the real indices and no alias: what the family's index template names. */
    public String pattern() {
        return alias + "-*";
    }
}
