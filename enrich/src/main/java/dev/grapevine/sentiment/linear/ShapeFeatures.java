package dev.grapevine.sentiment.linear;

import dev.grapevine.sentiment.text.Token;
import java.util.List;

/** How a text is written, whatever it says: length, shouting, questions, links, hashtags. */
final class ShapeFeatures {

    private static final long SEED = 8;

    private int words;
    private int numbers;
    private int hashtags;
    private int accounts;
    private int links;
    private int emoji;
    private int exclamations;
    private int questions;
    private int loud;
    private int stretched;

    private ShapeFeatures(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            count(tokens.get(i));
        }
    }

    static void add(List<Token> tokens, Features.Builder features) {
        new ShapeFeatures(tokens).add(features);
    }

    private void count(Token token) {
        loud += token.loud() ? 1 : 0;
        stretched += token.stretched() ? 1 : 0;
        switch (token.kind()) {
            case WORD -> words++;
            case NUMBER -> numbers++;
            case HASHTAG -> hashtags++;
            case ACCOUNT -> accounts++;
            case LINK -> links++;
            case EMOJI, EMOTICON -> emoji++;
            case STOP -> {
                exclamations += token.form().indexOf('!') >= 0 ? 1 : 0;
                questions += token.form().indexOf('?') >= 0 ? 1 : 0;
            }
            case SIGN -> {}
        }
    }

    private void add(Features.Builder features) {
        measure(features, "bias", 1);
        measure(features, "loud", Math.min(loud, 6) / 3.0);
        measure(features, "loudShare", words == 0 ? 0 : (double) loud / words);
        measure(features, "stretched", Math.min(stretched, 3));
        measure(features, "exclamations", capped(exclamations));
        measure(features, "questions", capped(questions));
        measure(features, "accounts", capped(accounts));
        measure(features, "links", capped(links));
        measure(features, "hashtags", capped(hashtags));
        measure(features, "emoji", capped(emoji));
        measure(features, "numbers", capped(numbers));
        measure(features, "length", Math.log1p(words) / 4);
        measure(features, "length" + (int) (2 * Math.log1p(words)), 1);
    }

    private static double capped(int count) {
        return Math.min(count, 4) / 2.0;
    }

    private static void measure(Features.Builder features, String name, double value) {
        if (value != 0) {
            features.measure(Hash.of(SEED, name), value);
        }
    }
}
