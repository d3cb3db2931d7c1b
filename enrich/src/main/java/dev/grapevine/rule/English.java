package dev.grapevine.rule;

import dev.grapevine.query.Subject;
import java.util.Set;

/** The bundled rules are English words; on another language they would find what is not there. */
final class English {

    private static final Set<String> FITTING = Set.of("en", "und");

    private English() {}

    static boolean mayBe(Subject subject) {
        Set<String> languages = subject.languages();
        return languages.isEmpty() || languages.stream().anyMatch(FITTING::contains);
    }
}
