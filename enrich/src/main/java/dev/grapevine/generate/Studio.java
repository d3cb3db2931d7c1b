package dev.grapevine.generate;

/** What all talk of one run shares: the people, their words and the press. */
record Studio(Scenario scenario, Cast cast, Writer writer, Press press) {

    static Studio of(Scenario scenario, long seed) {
        return new Studio(
                scenario,
                new Cast(scenario.voices(), new Chance(seed, "cast")),
                new Writer(scenario.hostile(), scenario.minimumLength()),
                new Press());
    }
}
