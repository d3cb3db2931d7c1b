package dev.grapevine.setting;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values of one program's {@link Setting}s; secrets never show in its text form. */
public final class Settings {

    /** What a variable must be called that brands.yml may name: no other part of the environment can be sent anywhere. */
    public static final String SECRET_PREFIX = "GRAPEVINE_SECRET_";

    private final Map<Setting, String> values;
    private final Map<String, String> secrets;

    private Settings(Map<Setting, String> values, Map<String, String> secrets) {
        this.values = values;
        this.secrets = secrets;
    }

    /** Blank variables count as not set. */
    public static Settings of(Map<String, String> environment) {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = environment.get(setting.variable());
            if (value != null && !value.isBlank()) {
                values.put(setting, value.strip());
            }
        }
        Map<String, String> secrets = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(SECRET_PREFIX) && !value.isBlank()) {
                secrets.put(name, value.strip());
            }
        });
        return new Settings(values, secrets);
    }

    public Settings with(Setting setting, String value) {
        Map<Setting, String> copy = new EnumMap<>(Setting.class);
        copy.putAll(values);
        copy.put(setting, value);
        return new Settings(copy, secrets);
    }

    /** What was set, else the default, else nothing. */
    public Optional<String> find(Setting setting) {
        String value = values.get(setting);
        return Optional.ofNullable(value == null ? setting.fallback() : value);
    }

    /** The value of a variable that the configuration names: webhook addresses and keys of channels. */
    public Optional<String> secret(String variable) {
        return Optional.ofNullable(secrets.get(variable));
    }

    /** @throws IllegalArgumentException naming the variable, if it is not set and has no default */
    public String get(Setting setting) {
        return find(setting)
                .orElseThrow(
                        () -> new IllegalArgumentException(setting.variable() + " is not set: " + setting.meaning()));
    }

    /** @throws IllegalArgumentException naming the variable, if it is not a whole number */
    public int number(Setting setting) {
        String text = get(setting);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    setting.variable() + ": expected a whole number, found '" + text + "'", e);
        }
    }

    public boolean isSet(Setting setting) {
        return values.containsKey(setting);
    }

    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>();
        values.forEach((setting, value) -> shown.put(setting.variable(), setting.isSecret() ? "***" : value));
        return shown.toString();
    }
}
