package dev.grapevine.dashboard.mailer;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.kafka.CompactedTable;
import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is told about which brand, as {@code brands.v1} says now. */
final class AddressBook implements AutoCloseable {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final CompactedTable<Brand> brands;
    private final List<Recipient> defaults;

    private AddressBook(CompactedTable<Brand> brands, List<Recipient> defaults) {
        this.brands = brands;
        this.defaults = defaults;
    }

    static AddressBook open(Settings settings, List<String> defaults) {
        return new AddressBook(
                CompactedTable.open(KafkaSettings.reader(settings), Topic.BRANDS, Brand.class),
                defaults.stream().map(address -> new Recipient(address, null)).toList());
    }

    void refresh() {
        brands.refresh();
    }

    /**
     * The brand's recipients, each once; the default ones where it names nobody. What is about all brands is everybody's.
     *
     * @param brand id, or {@link IncidentEvent#ALL_BRANDS}
     */
    List<Recipient> recipients(String brand) {
        Map<String, Recipient> own = new LinkedHashMap<>();
        named(brand).forEach(each -> own.putIfAbsent(each.key(), each));
        return own.isEmpty() ? defaults : List.copyOf(own.values());
    }

    private Stream<Recipient> named(String brand) {
        return brand.equals(IncidentEvent.ALL_BRANDS)
                ? watched().stream().flatMap(each -> recipients(each.id()).stream())
                : brands.find(brand).stream().flatMap(each -> each.recipients().stream());
    }

    /** The brand's recipients who are told nothing about those others. */
    List<Recipient> recipientsBut(String brand, Collection<String> others) {
        Set<String> reached = others.stream()
                .flatMap(other -> recipients(other).stream())
                .map(Recipient::key)
                .collect(Collectors.toSet());
        return recipients(brand).stream()
                .filter(each -> !reached.contains(each.key()))
                .toList();
    }

    /** @param key as deliveries name the recipient */
    Optional<Recipient> recipient(String brand, String key) {
        return recipients(brand).stream()
                .filter(recipient -> recipient.key().equals(key))
                .findFirst();
    }

    Optional<Brand> brand(String id) {
        return brands.find(id);
    }

    /** What people call it. */
    String name(String brand) {
        return brands.find(brand).map(Brand::name).orElse(brand);
    }

    /** Brands that are not only compared with. */
    List<Brand> watched() {
        return brands.values().stream().filter(brand -> !brand.competitor()).toList();
    }

    /** The recipient's own time zone, else the brand's home; UTC where the brand is not known. */
    ZoneId zone(String brand, Recipient recipient) {
        ZoneId own = recipient.zone();
        return own == null ? brands.find(brand).map(Brand::zone).orElse(UTC) : own;
    }

    @Override
    public void close() {
        brands.close();
    }
}
