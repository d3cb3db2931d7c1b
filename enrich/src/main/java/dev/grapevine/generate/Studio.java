package dev.grapevine.generate;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What all talk of one run shares: the people, their words and the press. */
record Studio(Scenario scenario, Map<String, Outlet> outlets, Cast cast, Writer writer, Press press) {

    static Studio of(Scenario scenario, long seed) {
        return new Studio(
                scenario,
                scenario.outlets().stream().collect(Collectors.toMap(Outlet::name, Function.identity())),
                new Cast(scenario.voices(), new Chance(seed, "cast")),
                new Writer(scenario.hostile(), scenario.minimumLength()),
                new Press());
    }

    /** The outlet that a mention of this run came from. */
    Outlet outlet(String name) {
        return Objects.requireNonNull(outlets.get(name), name);
    }
}
