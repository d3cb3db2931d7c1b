package dev.grapevine.local;

import dev.grapevine.generate.GenerateBatch;
import dev.grapevine.generate.Generated;
import dev.grapevine.generate.Scenario;
import dev.grapevine.generate.TrafficGenerator;
import dev.grapevine.local.demo.DemoConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording of generated traffic with every tenth line damaged, the configuration it belongs to, and what must come
 * of it.
 *
 * @param matched mentions of undamaged lines that are about a brand
 * @param documents the same, times the brands they are about
 */
record Recording(Path file, Path config, long lines, long damaged, long matched, long documents) {

    static Recording write(Path folder, int lines) throws IOException {
        Cli.open(folder);
        Scenario scenario = Scenario.demo();
        StringBuilder text = new StringBuilder();
        GenerateBatch.write(scenario, 7, lines, GenerateBatch.Format.REPLAY, text);
        List<String> written = new ArrayList<>(text.toString().lines().toList());
        List<Generated> truth =
                new TrafficGenerator(scenario, 7).stream().limit(lines).toList();
        long damaged = 0;
        long matched = 0;
        long documents = 0;
        for (int i = 0; i < lines; i++) {
            int brands = truth.get(i).truth().sentiment().size();
            if (i % 10 == 9) {
                written.set(i, written.get(i).substring(0, written.get(i).length() / 2));
                damaged++;
            } else if (brands > 0) {
                matched++;
                documents += brands;
            }
        }
        Path config = Files.createDirectories(folder.resolve("config"));
        Files.writeString(config.resolve("brands.yml"), DemoConfig.brands());
        Path file = Files.write(folder.resolve("recording.jsonl"), written);
        return new Recording(file, config, lines, damaged, matched, documents);
    }
}
