package dev.grapevine.dashboard.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grapevine.json.Json;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

/** What people who mean harm write, and what it looks like where it does none. */
final class Hostile {

    static final List<String> TEXTS = List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>\" onmouseover=\"alert(2)\" x='",
            "</title></textarea></style><svg onload=alert(1)>",
            "${7*7} <#assign x=1> [=7*7] #{7*7}",
            "\u202Egnp.exe\u202C \u200Bpay\u2066pal\u2069\uFEFF",
            "Ann\r\nSet-Cookie: x=1\r\n\r\n<script>alert(1)</script>\u2028\u0000",
            "=HYPERLINK(\"http://evil.example\",\"x\")",
            "&lt;script&gt; &amp;#x27; %3Cscript%3E");

    /** Marks that hide, turn or end lines: none of them may reach a page. */
    static final Pattern INVISIBLE =
            Pattern.compile("[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\u061C\\u2028\\u2029]");

    private Hostile() {}

    /** Nothing in it runs, hides or turns. */
    static void harmless(String page) {
        assertThat(page)
                .doesNotContain("<script>alert", "<img src=x", "<svg onload", "javascript:", "\"alert(2)", "\u0000")
                .doesNotContainPattern(INVISIBLE)
                .doesNotContainPattern("<script(?![^>]*src=\"/)");
        assertThat(page.replaceAll("\"[^\"]*\"", "\"\"")).doesNotContainPattern("<[^>]*\\son[a-z]+\\s*=");
    }

    /** A browser takes it for data, whoever leads it there. */
    static void data(HttpResponse<String> answer) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        assertThat(Json.json().readTree(answer.body()).isObject()).isTrue();
        assertThat(answer.body()).doesNotContainPattern(INVISIBLE).doesNotContain("javascript:");
    }
}
