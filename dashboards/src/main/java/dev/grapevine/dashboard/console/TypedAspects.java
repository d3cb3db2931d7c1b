package dev.grapevine.dashboard.console;

import dev.grapevine.brand.Market.OwnAspect;
import dev.grapevine.dashboard.mail.MailText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A brand's own aspects as somebody types them: one a line, its name, a colon and its query. */
final class TypedAspects {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_NAME = 60;
    private static final int MOST = 100;

    private final String text;
    private final List<OwnAspect> aspects = new ArrayList<>();
    private final List<QueryMistake> mistakes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private TypedAspects(String text) {
        this.text = text;
    }

    /**
     * @param typed null where nobody was asked
     * @param present what stays where nothing else was typed
     */
    static TypedAspects of(@Nullable String typed, List<OwnAspect> present) {
        String shown = text(present);
        if (typed == null || lines(typed).equals(lines(shown))) {
            TypedAspects same = new TypedAspects(shown);
            same.aspects.addAll(present);
            return same;
        }
        TypedAspects other = new TypedAspects(MentionRow.block(typed).strip());
        other.read(lines(other.text));
        return other;
    }

    /** As they are shown to be changed. */
    static String text(List<OwnAspect> aspects) {
        return aspects.stream()
                .map(aspect -> MailText.oneLine(aspect.name() + ": " + aspect.query()))
                .collect(Collectors.joining("\n"));
    }

    /** As typed. */
    String text() {
        return text;
    }

    /** Those that can be read. */
    List<OwnAspect> aspects() {
        return List.copyOf(aspects);
    }

    List<QueryMistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** In words, the mistakes of the queries among them. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(MailText::oneLine)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private void read(List<String> lines) {
        if (lines.size() > MOST || text.length() > LONGEST) {
            problems.add("The aspects have " + lines.size() + " lines and " + text.length()
                    + " characters, expected at most " + MOST + " and " + LONGEST + ".");
        } else {
            lines.forEach(this::read);
        }
    }

    private void read(String line) {
        int colon = line.indexOf(':');
        String name = line.substring(0, Math.max(0, colon)).strip();
        String query = line.substring(colon + 1).strip();
        if (name.isEmpty() || query.isEmpty() || name.length() > LONGEST_NAME) {
            problems.add("'" + MentionRow.name(line)
                    + "' is no aspect, expected a name and its query, such as recall: recall* OR withdrawn.");
        } else if (!names.add(name)) {
            problems.add("The aspect '" + name + "' stands there twice.");
        } else {
            aspects.add(new OwnAspect(name, query));
            QueryMistake.in(query).ifPresent(mistake -> add(name, mistake));
        }
    }

    private void add(String name, QueryMistake mistake) {
        mistakes.add(mistake);
        mistake.problems().forEach(problem -> problems.add("The aspect '" + name + "' " + problem + "."));
    }
}
