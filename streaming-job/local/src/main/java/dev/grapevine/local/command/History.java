package dev.grapevine.local.command;

import dev.grapevine.enrichment.EnrichedMention;
import dev.grapevine.json.Codec;
import dev.grapevine.local.drain.MergedTopic;
import dev.grapevine.local.stack.UsageException;
import dev.grapevine.setting.KafkaClient;
import dev.grapevine.setting.Settings;
import dev.grapevine.spike.Backtest;
import dev.grapevine.topic.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was stored of one brand, in the order in which it was heard: a file as it lies there, the topic merged from its
 * partitions. Neither is held in memory.
 */
record History(String brand, Instant to) {

    private static final Codec<EnrichedMention> CODEC = Codec.of(EnrichedMention.class);

    /** @param file null for {@code enriched.v1} */
    void read(@Nullable Path file, Consumer<EnrichedMention> heard) throws IOException {
        if (file == null) {
            topic(heard);
        } else {
            read(BatchInput.open(file), file, heard);
        }
    }

    private void read(BufferedReader lines, Path file, Consumer<EnrichedMention> heard) throws IOException {
        int number = 0;
        Instant before = Instant.EPOCH;
        try (lines) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                EnrichedMention mention = mention(line, file, number);
                if (mention.fetched().isBefore(before.minusSeconds(10))) {
                    throw new UsageException(file + ":" + number + ": heard at " + mention.fetched() + ", after one of "
                            + before + "; expected lines in the order of fetched");
                }
                before = mention.fetched();
                if (isOurs(mention)) {
                    heard.accept(mention);
                }
            }
        }
    }

    private static EnrichedMention mention(String line, Path file, int number) {
        try {
            return CODEC.decode(line.getBytes(StandardCharsets.UTF_8));
        } catch (UncheckedIOException e) {
            throw new UsageException(file + ":" + number + ": not a message of enriched.v1");
        }
    }

    private void topic(Consumer<EnrichedMention> heard) {
        new MergedTopic(KafkaClient.of(Settings.of(System.getenv())))
                .read(
                        Topic.ENRICHED.topicName(),
                        record -> Optional.ofNullable(record.value())
                                .map(CODEC::decode)
                                .filter(this::isOurs),
                        Backtest.HEARD,
                        heard);
    }

    private boolean isOurs(EnrichedMention mention) {
        return mention.brand().equals(brand) && mention.fetched().isBefore(to);
    }
}
