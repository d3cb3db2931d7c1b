package dev.grapevine.ingest.guard;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One guard against what strangers may send, how to take it away, and a test that misses it then.
 *
 * @param row its row in docs/security.md
 * @param file of main code, below dev/grapevine
 * @param test {@code package.Class} or {@code package.Class#method}, below dev.grapevine
 */
record Guard(String row, String file, Mutant mutant, String test) {

    /**
     * @param code the guard, as it stands in its file
     * @param without the same place without it
     */
    record Mutant(String code, String without) {}

    /** All of guards.yml. */
    static List<Guard> all() {
        try (InputStream in = Objects.requireNonNull(Guard.class.getResourceAsStream("/guards.yml"))) {
            Listed[] listed = new YAMLMapper().readValue(in, Listed[].class);
            return Stream.of(listed).flatMap(Listed::each).toList();
        } catch (IOException e) {
            throw new IllegalStateException("guards.yml", e);
        }
    }

    String testClass() {
        return "dev.grapevine." + test.replaceFirst("#.*", "");
    }

    /** Empty where the whole class is run. */
    String testMethod() {
        return test.contains("#") ? test.substring(test.indexOf('#') + 1) : "";
    }

    @Override
    public String toString() {
        return file.substring(file.lastIndexOf('/') + 1) + ": "
                + mutant.code.lines().findFirst().orElse("") + " (" + test.replaceFirst(".*\\.", "") + ")";
    }

    /** As it is written: several places and several tests, each place is taken away for each test. */
    record Listed(String row, String file, List<String> tests, List<Mutant> mutants) {

        Stream<Guard> each() {
            return mutants.stream().flatMap(mutant -> tests.stream().map(test -> new Guard(row, file, mutant, test)));
        }
    }
}
