package dev.grapevine.sentiment.linear;

import java.util.List;

/**
 * A few plain sentences in languages that cannot be scored, so that the language model has seen them: their function
 * words are what tells them apart.
 */
final class OtherLanguages {

    static final List<String> SENTENCES = List.of(
            // Dutch
            "Ik heb het niet gezien maar zij zijn er wel geweest en dat vind ik heel goed.",
            "Wat een mooie dag, we gaan naar de stad en ik wil graag nog iets van je weten.",
            "De klantenservice is niet bereikbaar en mijn pakket is nog steeds niet aangekomen.",
            // Swedish
            "Jag har inte sett det men de var där och det är mycket bra att du kom.",
            "Vad är det som händer, vi ska åka till staden och jag vill gärna veta mer om det.",
            // Danish, Norwegian
            "Jeg har ikke set det, men de var der også, og det er meget godt at du kom.",
            "Hva er det som skjer, vi skal til byen og jeg vil gjerne vite mer om hva du gjør nå.",
            // Finnish
            "En ole nähnyt sitä mutta he olivat siellä ja se on todella hyvä että tulit.",
            "Mitä tapahtuu, menemme kaupunkiin ja haluan tietää siitä enemmän kun se on valmis.",
            // Polish, Czech
            "Nie widziałem tego ale oni tam byli i to jest bardzo dobrze że przyszedłeś.",
            "Co się dzieje, jedziemy do miasta i chcę wiedzieć więcej o tym jak to jest zrobione.",
            "Neviděl jsem to ale oni tam byli a to je velmi dobře že jsi přišel, jak se máš.",
            // Hungarian, Romanian
            "Nem láttam de ők ott voltak és ez nagyon jó hogy eljöttél, mert ez egy szép nap.",
            "Nu am văzut asta dar ei erau acolo și este foarte bine că ai venit pentru că vreau să știu.",
            // Turkish
            "Bunu görmedim ama onlar oradaydı ve gelmen çok iyi oldu, bugün ne yapıyorsun bir şey var mı.",
            "Kargo hâlâ gelmedi ve müşteri hizmetleri telefona bakmıyor, bu nasıl bir hizmet böyle.",
            // Indonesian, Tagalog, Vietnamese
            "Saya tidak melihatnya tapi mereka ada di sana dan itu sangat baik karena kamu datang.",
            "Apa yang terjadi, kita akan pergi ke kota dan aku ingin tahu lebih banyak tentang itu.",
            "Hindi ko ito nakita pero nandoon sila at mabuti na dumating ka, ano ang ginagawa mo ngayon.",
            "Tôi không thấy nhưng họ đã ở đó và thật tốt vì bạn đã đến, chúng ta đi đâu bây giờ.",
            // Catalan, Latin
            "No ho he vist però ells hi eren i és molt bo que hagis vingut amb els teus amics.",
            "Ego eum non vidi sed illi ibi erant et hoc est bonum quod venisti cum amicis tuis.");

    private OtherLanguages() {}
}
