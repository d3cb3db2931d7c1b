package dev.grapevine.enrichment;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a page without what only follows readers around: campaign and click marks, fragments, session ids, the
 * order of parameters, "www." and the scheme's "s", so that the same article has one address wherever it is quoted.
 */
public final class CanonicalUrl {

    private static final int LONGEST = 2_000;

    /** Parameters of which none chooses what is shown; those of the common analytics, mail and advertising services. */
    private static final Set<String> TRACKERS = Set.of(
            "utm_source",
            "utm_medium",
            "utm_campaign",
            "utm_term",
            "utm_content",
            "utm_id",
            "utm_name",
            "utm_reader",
            "utm_brand",
            "utm_social",
            "utm_social-type",
            "utm_cid",
            "utm_pubreferrer",
            "utm_swu",
            "utm_viz_id",
            "fbclid",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "yclid",
            "ttclid",
            "twclid",
            "igsh",
            "igshid",
            "li_fat_id",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "_hsenc",
            "_hsmi",
            "__hssc",
            "__hstc",
            "__hsfp",
            "hsctatracking",
            "vero_id",
            "vero_conv",
            "oly_anon_id",
            "oly_enc_id",
            "_openstat",
            "s_cid",
            "s_kwcid",
            "ef_id",
            "cmpid",
            "cmp",
            "ocid",
            "ncid",
            "icid",
            "wt_mc",
            "wt_zmc",
            "wt.mc_id",
            "at_medium",
            "at_campaign",
            "at_custom1",
            "at_custom2",
            "at_custom3",
            "at_custom4",
            "xtor",
            "ito",
            "smid",
            "sref",
            "ref_src",
            "ref_url",
            "spm",
            "_ga",
            "_gl",
            "rss",
            "ns_mchannel",
            "ns_source",
            "ns_campaign",
            "ns_linkname",
            "pk_campaign",
            "pk_kwd",
            "mtm_campaign",
            "mtm_source",
            "mtm_medium",
            "mtm_kwd",
            "piwik_campaign",
            "srsltid",
            "guccounter",
            "guce_referrer",
            "guce_referrer_sig",
            "amp",
            "outputtype");

    private static final Pattern WEB = Pattern.compile("(?i)https?://.+");
    private static final Pattern SCHEME = Pattern.compile("^https?://(?:www\\.)?");

    private static final BasicURLNormalizer NORMALIZER =
            BasicURLNormalizer.newBuilder().queryParamsToRemove(TRACKERS).build();

    private CanonicalUrl() {}

    /** Nothing where it is no web address. */
    public static Optional<String> of(@Nullable String url) {
        if (url == null || url.length() > LONGEST || !WEB.matcher(url).matches()) {
            return Optional.empty();
        }
        String normal = NORMALIZER.filter(url);
        return normal == null || normal.isBlank()
                ? Optional.empty()
                : Optional.of(SCHEME.matcher(normal).replaceFirst("https://"));
    }
}
