package dev.grapevine.dashboard.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {

    @TempDir
    private Path folder;

    @Test
    void whoKnowsThePasswordHasTheirRole() throws Exception {
        Users users = users("# the team", "", Users.line("ann", Role.ANSWER, "correct horse"));
        assertThat(users.check("ann", "correct horse")).hasValue(Role.ANSWER);
        assertThat(users.check("ann", "wrong horse")).isEmpty();
        assertThat(users.check("bob", "correct horse")).isEmpty();
        assertThat(users.check("bob", "nobody's")).isEmpty();
        assertThat(users.check("ann", "x".repeat(10_000))).isEmpty();
    }

    @Test
    void linesOfHtpasswdWork() throws Exception {
        String made = Users.line("ann", Role.READ, "correct horse").replace("$2a$", "$2y$");
        assertThat(users(made).check("ann", "correct horse")).hasValue(Role.READ);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNoHashRepeated() {
        String hash = Users.line("ann", Role.READ, "correct horse").split(":", -1)[2];
        assertThatThrownBy(() -> users("ann:boss:" + hash, "bob:read", "eve:read:" + hash, "eve:read:" + hash))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("users:1: the role 'boss', expected read, answer or administer")
                .hasMessageContaining("users:2: expected name:role:hash")
                .hasMessageContaining("users:4: the user 'eve' again")
                .message()
                .doesNotContain(hash);
    }

    @Test
    void aFileWithoutUsersLetsNobodyInAndIsRefused() {
        assertThatThrownBy(() -> users("# later")).hasMessageContaining("grapevine console user NAME");
    }

    @Test
    void passwordsAreLongEnoughAndNotCut() {
        assertThatThrownBy(() -> Users.line("ann", Role.READ, "short")).hasMessageContaining("expected 10 to 72");
        assertThatThrownBy(() -> Users.line("ann", Role.READ, "é".repeat(37)))
                .hasMessageContaining("expected 10 to 72");
        assertThatThrownBy(() -> Users.line("a:b", Role.READ, "correct horse")).hasMessageContaining("the name 'a:b'");
    }

    private Users users(String... lines) throws Exception {
        return Users.read(Files.write(folder.resolve("users"), List.of(lines)));
    }
}
