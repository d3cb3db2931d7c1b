package dev.grapevine.dashboard.mail;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Writes a drawing as a small PNG of sixteen colours.
 *
 * <p>The colours are the drawing's own most frequent ones; all others, which are the soft edges of lines, become the
 * nearest of them. A chart of few inks loses nothing that an eye would see, and shrinks to a seventh.
 */
final class Palette {

    private static final int COLOURS = 16;
    private static final int BITS = 4;

    private Palette() {}

    static byte[] png(BufferedImage drawing) throws IOException {
        List<Integer> colours = mostFrequent(drawing);
        BufferedImage indexed = new BufferedImage(
                drawing.getWidth(), drawing.getHeight(), BufferedImage.TYPE_BYTE_BINARY, model(colours));
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < drawing.getHeight(); y++) {
            for (int x = 0; x < drawing.getWidth(); x++) {
                int index = nearest.computeIfAbsent(drawing.getRGB(x, y), rgb -> nearest(colours, rgb));
                indexed.getRaster().setSample(x, y, 0, index);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(indexed, "png", out);
        return out.toByteArray();
    }

    private static List<Integer> mostFrequent(BufferedImage drawing) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int y = 0; y < drawing.getHeight(); y++) {
            for (int x = 0; x < drawing.getWidth(); x++) {
                counts.merge(drawing.getRGB(x, y), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(COLOURS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static IndexColorModel model(List<Integer> colours) {
        int[] argb = colours.stream().mapToInt(Integer::intValue).toArray();
        return new IndexColorModel(BITS, argb.length, argb, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    }

    private static int nearest(List<Integer> colours, int rgb) {
        int best = 0;
        for (int i = 1; i < colours.size(); i++) {
            if (distance(colours.get(i), rgb) < distance(colours.get(best), rgb)) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int one, int other) {
        int red = ((one >> 16) & 0xFF) - ((other >> 16) & 0xFF);
        int green = ((one >> 8) & 0xFF) - ((other >> 8) & 0xFF);
        int blue = (one & 0xFF) - (other & 0xFF);
        return red * red + green * green + blue * blue;
    }
}
