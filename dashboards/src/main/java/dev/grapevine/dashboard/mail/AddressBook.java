package dev.grapevine.dashboard.mail;

import dev.grapevine.brand.Brand;
import dev.grapevine.brand.Recipient;
import dev.grapevine.dashboard.kafka.CompactedTable;
import dev.grapevine.dashboard.kafka.KafkaSettings;
import dev.grapevine.setting.Settings;
import dev.grapevine.topic.Topic;
import java.time.ZoneId;
import java.util.List;

/** Who is told about which brand, as {@code brands.v1} says now. */
final class AddressBook implements AutoCloseable {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final CompactedTable<Brand> brands;
    private final List<String> defaults;

    private AddressBook(CompactedTable<Brand> brands, List<String> defaults) {
        this.brands = brands;
        this.defaults = defaults;
    }

    static AddressBook open(Settings settings, List<String> defaults) {
        return new AddressBook(
                CompactedTable.open(KafkaSettings.reader(settings), Topic.BRANDS, Brand.class), defaults);
    }

    void refresh() {
        brands.refresh();
    }

    /** The brand's recipients, each once; the default ones where it names nobody. */
    List<String> recipients(String brand) {
        List<String> own = brands.find(brand).map(Brand::recipients).orElse(List.of()).stream()
                .map(Recipient::address)
                .distinct()
                .toList();
        return own.isEmpty() ? defaults : own;
    }

    /** The brand's home time zone; UTC where the brand is not known. */
    ZoneId zone(String brand) {
        return brands.find(brand).map(Brand::zone).orElse(UTC);
    }

    @Override
    public void close() {
        brands.close();
    }
}
