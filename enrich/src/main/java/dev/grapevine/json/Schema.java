package dev.grapevine.json;

/** The JSON Schema files (2020-12) of the contracts, on the class path. */
public enum Schema {
    MENTION("mention.v1.json"),
    BRAND("brand.v1.json"),
    BRANDS_FILE("brands.v1.json"),
    ENRICHED("enriched.v1.json"),
    ROLLUPS("rollups.v1.json"),
    ALERTS("alerts.v1.json"),
    ACTIONS("actions.v1.json"),
    CORRECTIONS("corrections.v1.json"),
    ERASURES("erasures.v1.json");

    private final String file;

    Schema(String file) {
        this.file = file;
    }

    /** Where {@link Class#getResource} finds it. */
    public String resource() {
        return "/schema/" + file;
    }
}
