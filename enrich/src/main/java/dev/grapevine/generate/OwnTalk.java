package dev.grapevine.generate;

import dev.grapevine.sentiment.Label;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** What a brand says itself: a little news on workdays, and a statement some hours into an incident. */
final class OwnTalk implements Traffic.Talk {

    private static final LocalTime PUBLISHING = LocalTime.of(9, 30);
    private static final Duration SILENT = Duration.ofMinutes(150);
    private static final double HAS_NEWS = 0.6;

    private final Studio studio;
    private final BrandPlan brand;
    private final Outlet newsroom;
    private final List<Incident> incidents;
    private final Chance chance;

    OwnTalk(Studio studio, BrandPlan brand, Outlet newsroom, long seed) {
        this.studio = studio;
        this.brand = brand;
        this.newsroom = newsroom;
        this.chance = new Chance(seed, "own/" + brand.id());
        this.incidents = studio.scenario().incidents().stream()
                .filter(incident -> incident.brand().equals(brand.id()))
                .toList();
    }

    @Override
    public List<Generated> during(Instant bin) {
        List<Generated> said = new ArrayList<>();
        ZonedDateTime there = bin.atZone(ZoneOffset.UTC);
        boolean workday = there.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
        if (workday && there.toLocalTime().equals(PUBLISHING) && chance.with(HAS_NEWS)) {
            said.add(publish("own", bin));
        }
        for (Incident incident : incidents) {
            Duration since = Duration.between(bin, incident.start().plus(SILENT));
            if (!since.isNegative()
                    && since.compareTo(Traffic.BIN) < 0
                    && studio.writer().states(incident)) {
                said.add(publish(incident.topic() + ".own", bin.plus(since)));
            }
        }
        return said;
    }

    private Generated publish(String rule, Instant at) {
        Voice voice = studio.cast().anybody(chance);
        Brief brief = new Brief(brand, null, newsroom, voice, Label.NEUTRAL, null);
        Wording wording = studio.writer().statement(rule, brief, chance);
        return studio.press().publish(new Piece(wording, newsroom, voice, at, null, null), chance);
    }
}
