package dev.grapevine.ingest.mapping;

import java.util.regex.Pattern;

/** Takes the addresses and numbers out of what people wrote to a company, by which they could be reached. */
public final class Contacts {

    private static final Pattern ADDRESS =
            Pattern.compile("[\\p{Alnum}._%+'-]{1,64}@[\\p{Alnum}](?:[\\p{Alnum}-]{0,62}\\.){1,8}\\p{Alpha}{2,24}");
    /** At least nine digits, with a plus or a zero before them, so that prices and order numbers stay. */
    private static final Pattern TELEPHONE =
            Pattern.compile("(?<![\\p{Alnum}/#.-])(?:\\+|00?)[1-9](?:[ ()/.-]{0,2}\\d){7,13}(?!\\p{Alnum})");

    private Contacts() {}

    public static String masked(String text) {
        String withoutAddresses =
                text.indexOf('@') < 0 ? text : ADDRESS.matcher(text).replaceAll("[address]");
        return TELEPHONE.matcher(withoutAddresses).replaceAll("[number]");
    }
}
