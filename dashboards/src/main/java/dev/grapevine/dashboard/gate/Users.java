package dev.grapevine.dashboard.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * The console's users, from a file of lines {@code name:role:hash}; hashes are bcrypt's, so that {@code htpasswd -nB}
 * makes them too. Empty lines and those that begin with # are left out.
 */
public final class Users {

    private static final int STRENGTH = 12;

    /** What bcrypt can see of a password; a longer one would be cut without a word. */
    private static final int LONGEST_PASSWORD_BYTES = 72;

    private static final int SHORTEST_PASSWORD = 10;

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";
    private static final String HASH = "\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}";

    private static final BCryptPasswordEncoder BCRYPT = new BCryptPasswordEncoder(STRENGTH);

    private record User(Role role, String hash) {}

    private final Map<String, User> users;
    private final String nobodysHash = BCRYPT.encode("nobody's");

    private Users(Map<String, User> users) {
        this.users = users;
    }

    /** @throws IllegalArgumentException with everything that is wrong, line by line */
    public static Users read(Path file) {
        List<String> problems = new ArrayList<>();
        Map<String, User> users = new HashMap<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(line, file + ":" + (i + 1) + ": ", users, problems);
            }
        }
        if (users.isEmpty() && problems.isEmpty()) {
            problems.add(file + ": no user; make one with: grapevine console user NAME --role administer");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return new Users(Map.copyOf(users));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": the users' file cannot be read: " + e.getMessage(), e);
        }
    }

    /** A line's content is never repeated in a message: it holds a hash. */
    private static void add(String line, String where, Map<String, User> users, List<String> problems) {
        String[] parts = line.split(":", -1);
        if (parts.length != 3 || !parts[0].matches(NAME) || !parts[2].matches(HASH)) {
            problems.add(where + "expected name:role:hash with a bcrypt hash, as grapevine console user writes it");
            return;
        }
        Optional<Role> role = Role.of(parts[1]);
        if (role.isEmpty()) {
            problems.add(where + "the role '" + parts[1] + "', expected read, answer or administer");
        } else if (users.put(parts[0], new User(role.get(), parts[2])) != null) {
            problems.add(where + "the user '" + parts[0] + "' again");
        }
    }

    /** The role of somebody who knows the password; takes as long for a name that there is not. */
    public Optional<Role> check(String name, String password) {
        Optional<User> user = Optional.ofNullable(users.get(name));
        boolean right = bytes(password) <= LONGEST_PASSWORD_BYTES
                && BCRYPT.matches(password, user.map(User::hash).orElse(nobodysHash));
        return right ? user.map(User::role) : Optional.empty();
    }

    /**
     * A line for the file.
     *
     * @throws IllegalArgumentException if the name or the password will not do
     */
    public static String line(String name, Role role, String password) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "the name '" + name + "', expected letters, digits and . _ @ -, at most 64");
        }
        if (password.length() < SHORTEST_PASSWORD || bytes(password) > LONGEST_PASSWORD_BYTES) {
            throw new IllegalArgumentException("a password of " + password.length() + " characters, expected "
                    + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD_BYTES);
        }
        return name + ":" + role.word() + ":" + BCRYPT.encode(password);
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }
}
