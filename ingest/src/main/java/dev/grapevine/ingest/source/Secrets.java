package dev.grapevine.ingest.source;

import java.util.Map;
import java.util.Optional;

/** The environment's variables, as far as sources name them; they never show in its text form. */
public record Secrets(Map<String, String> environment) {

    public static final Secrets NONE = new Secrets(Map.of());

    public Secrets {
        environment = Map.copyOf(environment);
    }

    /** @throws IllegalArgumentException naming source and variable, if the source needs one and has none */
    public String of(Source source) {
        return find(source)
                .orElseThrow(() -> new IllegalArgumentException(source.name() + ": a source of type "
                        + source.kind().type()
                        + " needs a secret: say secret: VARIABLE in sources.yml, and put it into the environment"));
    }

    /** @throws IllegalArgumentException naming source and variable, if it names one that is not set */
    public Optional<String> find(Source source) {
        return source.options().text(Option.SECRET.key()).map(variable -> {
            String value = environment.get(variable);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(
                        source.name() + ": the environment variable " + variable + " is not set");
            }
            return value.strip();
        });
    }

    @Override
    public String toString() {
        return "Secrets[***]";
    }
}
