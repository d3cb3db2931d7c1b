package dev.grapevine.generate;

import java.util.List;

/**
 * What breaks programs that trust text: markup, scripts, template and formula syntax, line breaks for headers,
 * direction overrides, joined emoji. Whoever shows it must show exactly these characters, or nothing.
 */
final class HostileText {

    static final List<String> SAMPLES = List.of(
            "<script>document.title='owned'</script>",
            "\"><img src=x onerror=\"document.title='owned'\">",
            "</textarea></style></title><svg onload=document.title='owned'>",
            "]]><b>bold</b><![CDATA[",
            "&lt;b&gt; &amp;amp; &#x3c;i&#x3e;",
            "\r\nBcc: everybody@murmur.example\r\n\r\nhello",
            "\u202Eesrever ni\u202C and forward again",
            "zero\u200Bwidth\u200D and \uFEFFmarks",
            "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66 e\u0301\u0302\u0303 \uD83C\uDDE6\uD83C\uDDF6",
            "=HYPERLINK(\"https://murmur.example\",\"click\")",
            "${7*7} #{7*7} {{7*7}} <#assign x=1> %s %n",
            "'; DROP TABLE mentions; --",
            "javascript:document.title='owned'",
            "</script><script type=\"application/ld+json\">{\"@type\":\"Review\"}");

    private HostileText() {}
}
