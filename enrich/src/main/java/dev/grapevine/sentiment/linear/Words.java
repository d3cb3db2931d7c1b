package dev.grapevine.sentiment.linear;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Function words that turn, strengthen or weaken what stands near them. */
final class Words {

    static final Set<String> NEGATORS = set(
            "not",
            "no",
            "never",
            "none",
            "nobody",
            "nothing",
            "neither",
            "nor",
            "nowhere",
            "cannot",
            "cant",
            "dont",
            "doesnt",
            "didnt",
            "isnt",
            "wasnt",
            "wont",
            "wouldnt",
            "couldnt",
            "shouldnt",
            "aint",
            "arent",
            "werent",
            "hasnt",
            "havent",
            "hadnt",
            "without",
            "hardly",
            "barely",
            "scarcely",
            "rarely",
            "seldom",
            "lack",
            "lacks",
            "lacking",
            "nicht",
            "kein",
            "keine",
            "keinen",
            "nie",
            "ohne",
            "pas",
            "jamais",
            "sans",
            "aucun",
            "aucune",
            "rien",
            "nunca",
            "jamás",
            "sin",
            "nada",
            "ni",
            "non",
            "mai",
            "senza",
            "niente",
            "não",
            "nao",
            "sem",
            "nem");

    static final Set<String> BOOSTERS = set(
            "absolutely",
            "amazingly",
            "awfully",
            "completely",
            "considerably",
            "deeply",
            "enormously",
            "entirely",
            "especially",
            "exceptionally",
            "extremely",
            "fully",
            "greatly",
            "hella",
            "highly",
            "hugely",
            "incredibly",
            "intensely",
            "more",
            "most",
            "particularly",
            "purely",
            "quite",
            "really",
            "remarkably",
            "so",
            "substantially",
            "thoroughly",
            "totally",
            "tremendously",
            "unbelievably",
            "utterly",
            "very",
            "super",
            "too",
            "freaking",
            "fucking",
            "such",
            "damn",
            "sehr",
            "echt",
            "très",
            "trop",
            "muy",
            "molto",
            "muito");

    static final Set<String> DAMPENERS = set(
            "almost",
            "kinda",
            "less",
            "little",
            "marginally",
            "occasionally",
            "partly",
            "slightly",
            "somewhat",
            "sorta",
            "fairly",
            "bit",
            "mildly",
            "supposedly",
            "etwas",
            "peu",
            "poco",
            "pouco");

    /** After these the weight of a sentence lies. */
    static final Set<String> TURNS =
            Set.of("but", "however", "though", "yet", "aber", "mais", "pero", "ma", "mas", "però", "porém");

    /** Signs that end what a negation reaches. */
    static final Set<String> BREAKS = set(",", ";", ":", "(", ")", "but", "aber", "mais", "pero", "ma", "mas");

    private Words() {}

    /** Asked of each word of each text: a table is quicker than {@link Set#of}, which divides to find a place. */
    static Set<String> set(String... words) {
        return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(words)));
    }
}
