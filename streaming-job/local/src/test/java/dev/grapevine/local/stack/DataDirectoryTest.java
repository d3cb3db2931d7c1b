package dev.grapevine.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void aSecondStartOnTheSameDirectorySaysWhoHoldsIt() throws IOException {
        try (DataDirectory first = DataDirectory.open(folder)) {
            assertThat(first.path()).isEqualTo(folder.toAbsolutePath());
            assertThatThrownBy(() -> DataDirectory.open(folder))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--data");
        }
    }

    @Test
    void aDirectoryCanBeOpenedAgainAfterItWasClosedAndKeepsItsFiles() throws IOException {
        try (DataDirectory first = DataDirectory.open(folder)) {
            Files.writeString(first.resolve("kept"), "x");
        }
        try (DataDirectory second = DataDirectory.open(folder)) {
            assertThat(second.resolve("kept")).hasContent("x");
        }
    }

    @Test
    void aTemporaryDirectoryIsGoneAfterwards() throws IOException {
        Path path;
        try (DataDirectory temporary = DataDirectory.open(null)) {
            path = temporary.path();
            Files.writeString(Files.createDirectories(temporary.resolve("deep")).resolve("file"), "x");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void aFileInItsPlaceIsNamedWithItsCure() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--data");
    }
}
