package dev.grapevine.mention;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kind of place where something was said. */
public enum SourceType {
    @JsonProperty("feed")
    FEED,
    @JsonProperty("article")
    ARTICLE,
    @JsonProperty("review")
    REVIEW,
    @JsonProperty("post")
    POST,
    @JsonProperty("comment")
    COMMENT,
    @JsonProperty("question")
    QUESTION,
    @JsonProperty("answer")
    ANSWER,
    @JsonProperty("mail")
    MAIL,
    @JsonProperty("call")
    CALL,
    @JsonProperty("survey")
    SURVEY,
    @JsonProperty("chat")
    CHAT
}
