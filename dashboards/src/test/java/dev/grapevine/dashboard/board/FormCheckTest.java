package dev.grapevine.dashboard.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.dashboard.kibana.Boards;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A check that finds nothing is only worth something if it finds what is there. */
class FormCheckTest {

    @ParameterizedTest
    @EnumSource
    void everyPlantedFaultIsCaught(Fault fault) {
        List<String> problems = FormCheck.problems(BoardFile.of(fault.in(Boards.lines(""))));
        assertThat(problems).anyMatch(problem -> problem.contains(fault.complaint()));
    }

    @Test
    void ourOwnBoardsHaveNone() {
        assertThat(FormCheck.problems(BoardFile.of(Boards.lines("")))).isEmpty();
    }
}
