package dev.grapevine.phrase;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Words that join others and say nothing by themselves, in the languages that sentiment is known in. */
public final class SmallWords {

    private static final Set<String> ALL = new HashSet<>(Arrays.asList(
            ("a about above after again against all also am an and any are as at be because been before being below"
                            + " between both but by can cannot could did do does doing don't down during each even few"
                            + " for from further get got had has have having he her here hers him his how i i'm i've if"
                            + " in into is isn't it it's its itself just like me more most my new no nor not now of off"
                            + " on once one only or other our ours out over own please really same she should so some"
                            + " still such than that that's the their theirs them then there these they this those"
                            + " through time to today too under until up us very was we well were what when where which"
                            + " while who whom why will with would yes yet you your yours rt via amp im dont u ur"
                            + " der die das den dem des ein eine einen und oder nicht ist sind war mit auf von zu im in"
                            + " für es ich du er sie wir ihr auch noch nur wie aber el la los las un una y o no es en de"
                            + " que por con para se lo al le les des du une et ou ne pas est sont dans sur pour avec je"
                            + " tu il elle nous vous ce il lo gli di che non per sono het een van en niet op dat")
                    .split(" ")));

    private SmallWords() {}

    /** @param word in lower case */
    public static boolean contains(String word) {
        return ALL.contains(word);
    }
}
