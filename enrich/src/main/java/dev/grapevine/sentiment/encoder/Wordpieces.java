package dev.grapevine.sentiment.encoder;

import ai.djl.modality.nlp.DefaultVocabulary;
import ai.djl.modality.nlp.Vocabulary;
import ai.djl.modality.nlp.bert.BertFullTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.grapevine.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Cuts words into the pieces of BERT's vocabulary (Devlin et al. 2019), as a tokenizer.json of Hugging Face lists them. */
final class Wordpieces {

    private static final String UNKNOWN = "[UNK]";

    private final Vocabulary vocabulary;
    private final BertFullTokenizer tokenizer;

    private Wordpieces(List<String> words) {
        vocabulary =
                DefaultVocabulary.builder().add(words).optUnknownToken(UNKNOWN).build();
        tokenizer = new BertFullTokenizer(vocabulary, true);
    }

    static Wordpieces read(InputStream tokenizerJson) throws IOException {
        JsonNode places = Json.json().readTree(tokenizerJson).at("/model/vocab");
        String[] words = new String[places.size()];
        for (Map.Entry<String, JsonNode> word : places.properties()) {
            words[word.getValue().asInt()] = word.getKey();
        }
        return new Wordpieces(Arrays.asList(words));
    }

    /** The numbers of the pieces, in order. */
    long[] of(String text) {
        return tokenizer.tokenize(text).stream().mapToLong(vocabulary::getIndex).toArray();
    }

    /** The number of a piece that is in the vocabulary, such as "[CLS]". */
    long of(Special piece) {
        return vocabulary.getIndex("[" + piece + "]");
    }

    /** What stands before and behind each text. */
    enum Special {
        CLS,
        SEP
    }
}
