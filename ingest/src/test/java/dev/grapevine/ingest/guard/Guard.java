package dev.grapevine.ingest.guard;

/**
 * One guard against what strangers may send, and how to take it away.
 *
 * @param row its row in docs/security.md
 * @param file of main code, from the package on
 * @param code the guard, as it stands there
 * @param without the same place without it
 * @param test {@code package.Class} or {@code package.Class#method}, below dev.grapevine
 */
record Guard(String row, String file, String code, String without, String test) {

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
                + code.strip().lines().findFirst().orElse("");
    }
}
