package dev.grapevine.brand;

import dev.grapevine.rule.Industry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a brand stands: what its customers talk about, and who is known to speak for it or about it.
 *
 * @param industry whose list of aspects is looked for
 * @param aspects further ones of its own
 * @param staff accounts of people who work there; they count, and are told apart
 * @param press accounts and domains of those who write about it by trade
 * @param teams who answers what; the first that fits
 * @param partOf id of the brand that this one is a product line of; null for none
 */
public record Market(
        Industry industry,
        List<OwnAspect> aspects,
        List<String> staff,
        List<String> press,
        List<Team> teams,
        @Nullable String partOf) {

    public static final Market DEFAULT = new Market(null, null, null, null, null, null);

    public Market(
            @Nullable Industry industry,
            @Nullable List<OwnAspect> aspects,
            @Nullable List<String> staff,
            @Nullable List<String> press,
            @Nullable List<Team> teams,
            @Nullable String partOf) {
        this.industry = industry == null ? Industry.GENERAL : industry;
        this.aspects = aspects == null ? List.of() : List.copyOf(aspects);
        this.staff = staff == null ? List.of() : List.copyOf(staff);
        this.press = press == null ? List.of() : List.copyOf(press);
        this.teams = teams == null ? List.of() : List.copyOf(teams);
        this.partOf = partOf;
    }

    /** The first team that answers mentions of this intent about these aspects. */
    public Optional<Team> team(@Nullable String intent, Collection<String> about) {
        return teams.stream().filter(team -> team.answers(intent, about)).findFirst();
    }

    public Market withAspects(List<OwnAspect> others) {
        return new Market(industry, others, staff, press, teams, partOf);
    }

    /** The own aspects' queries by name. */
    public Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        aspects.forEach(aspect -> queries.put(aspect.name(), aspect.query()));
        return queries;
    }

    /**
     * Something that customers of this brand talk about.
     *
     * @param name such as "recall"; that of a bundled aspect replaces it
     * @param query as for a brand
     */
    public record OwnAspect(String name, String query) {}
}
