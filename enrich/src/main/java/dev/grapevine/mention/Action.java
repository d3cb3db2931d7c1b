package dev.grapevine.mention;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happened to a mention at its source. */
public enum Action {
    @JsonProperty("create")
    CREATE,
    @JsonProperty("update")
    UPDATE,
    @JsonProperty("delete")
    DELETE
}
