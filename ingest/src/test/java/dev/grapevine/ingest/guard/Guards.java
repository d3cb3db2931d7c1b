package dev.grapevine.ingest.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All guards, in the order of docs/security.md. */
final class Guards {

    private static final String FETCH = "ingest/fetch/";
    private static final String TEXT = "ingest/text/";
    private static final String BLOCKS = "Only public addresses are dialled";

    private Guards() {}

    static List<Guard> all() {
        List<Guard> guards = new ArrayList<>(blocks());
        guards.addAll(addresses());
        guards.addAll(entities());
        guards.addAll(sizes());
        guards.addAll(costs());
        guards.addAll(charsets());
        guards.addAll(markup());
        guards.addAll(values());
        guards.addAll(secrets());
        return guards;
    }

    /** Every block of addresses by itself: the code is the line that names it. */
    private static List<Guard> blocks() {
        String test = "ingest.fetch.AddressGuardTest#insideAddressesAreNotPublic";
        List<Guard> guards = new ArrayList<>();
        for (String block : List.of(
                "0.0.0.0\", 8",
                "10.0.0.0\", 8",
                "100.64.0.0\", 10",
                "127.0.0.0\", 8",
                "169.254.0.0\", 16",
                "172.16.0.0\", 12",
                "192.0.0.0\", 24",
                "192.0.2.0\", 24",
                "192.168.0.0\", 16",
                "198.18.0.0\", 15",
                "198.51.100.0\", 24",
                "203.0.113.0\", 24",
                "224.0.0.0\", 4",
                "240.0.0.0\", 4")) {
            guards.add(guard("Block.of(\"" + block + ")", "Block.of(\"240.0.0.1\", 32)", test));
        }
        Map<String, String> others = Map.of(
                "Block.of(\"2001::\", 23)", "Block.of(\"2001:db8::\", 32)",
                "Block.of(\"2001:db8::\", 32)", "Block.of(\"2001::\", 23)",
                "Block.of(\"3fff::\", 20)", "Block.of(\"2001::\", 23)",
                "Block.of(\"2000::\", 3)", "Block.of(\"::\", 0)",
                "SIX_TO_FOUR.holds(bytes)", "false");
        others.forEach((code, without) -> guards.add(guard(code, without, test)));
        guards.add(guard("NAT64.holds(bytes)", "false", "ingest.fetch.AddressGuardTest#outsideAddressesArePublic"));
        return guards;
    }

    private static Guard guard(String code, String without, String test) {
        return new Guard(BLOCKS, FETCH + "AddressGuard.java", code, without, test);
    }

    private static List<Guard> addresses() {
        String web = "ingest.fetch.WebClientTest#";
        String api = "ingest.fetch.ApiClientTest#";
        String lists = "ingest.article.ArticlesConnectorTest#indexLeadsNoFurtherThanFiveSitemapsOfItsOwnSite";
        return List.of(
                guard(
                        "if (!mayDial(address)) {",
                        "if (false) {",
                        web + "nameThatAnswersDifferentlyTheSecondTimeGainsNothing"),
                new Guard(
                        "An address in numbers is judged too",
                        FETCH + "WebClient.java",
                        "judge(url.host());\n            Call",
                        "Call",
                        web + "ownMachineIsRefused"),
                new Guard(
                        "An address in numbers is judged too",
                        FETCH + "ApiClient.java",
                        "judge(url.host());\n            Call",
                        "Call",
                        api + "insideOfTheNetworkIsRefused"),
                new Guard(
                        "Oddly written addresses are refused",
                        FETCH + "AddressGuard.java",
                        "NUMBER_LAST.matcher(host).find()",
                        "false",
                        "ingest.fetch.AddressGuardTest#addressWrittenInAnOddWayIsRefusedWhateverItResolvesTo"),
                new Guard(
                        "What was judged is what is dialled",
                        FETCH + "WebClient.java",
                        "client.dns(guard).proxy",
                        "client.proxy",
                        web + "nameThatAnswersDifferentlyTheSecondTimeGainsNothing"),
                new Guard(
                        "Redirects are judged one by one",
                        FETCH + "WebClient.java",
                        ".followRedirects(false).followSslRedirects(false)",
                        "",
                        api + "keyDoesNotMoveAlongWithARedirect"),
                new Guard(
                        "Five redirects and no more",
                        FETCH + "WebClient.java",
                        "hop <= FetchPolicy.MAX_REDIRECTS",
                        "hop <= 50",
                        web + "redirectsAreFollowedFiveTimes"),
                new Guard(
                        "Nobody leads us to an odd port",
                        FETCH + "WebClient.java",
                        "!AddressGuard.isUsualPort(url.port(), url.host(), first)",
                        "false",
                        web + "redirectToAnOddPortOfAnotherAddressIsRefused"),
                new Guard(
                        "Nobody leads us to an odd port",
                        FETCH + "ApiClient.java",
                        "return usual ?",
                        "return true ?",
                        api + "strangersPortIsAUsualOne"),
                new Guard(
                        "An index of sitemaps leads to few lists, of its own site",
                        "ingest/article/Lists.java",
                        ".filter(this::isOfThisSite)",
                        "",
                        lists),
                new Guard(
                        "An index of sitemaps leads to few lists, of its own site",
                        "ingest/article/Lists.java",
                        ".limit(MAX_PARTS)",
                        "",
                        lists));
    }

    private static List<Guard> entities() {
        String mutant = """
                    private static String bounded(String given) {
                        String text = given;
                        try {
                            java.io.StringWriter out = new java.io.StringWriter();
                            javax.xml.transform.TransformerFactory.newInstance().newTransformer().transform(
                                    new javax.xml.transform.stream.StreamSource(new java.io.StringReader(given)),
                                    new javax.xml.transform.stream.StreamResult(out));
                            text = out.toString();
                        } catch (Exception | Error e) {
                            text = given;
                        }
                """;
        String code = "    private static String bounded(String text) {\n";
        String row = "Entities of a DOCTYPE are never expanded";
        return List.of(
                new Guard(
                        row,
                        TEXT + "Dom.java",
                        code,
                        mutant,
                        "ingest.feed.FeedParserTest#externalEntitiesAndEntityBombsAreNotExpanded"),
                new Guard(
                        row,
                        TEXT + "Dom.java",
                        code,
                        mutant,
                        "ingest.feed.DiscoveryTest#feedsOfAReadersListAreFoundInAllItsFolders"),
                new Guard(
                        row,
                        TEXT + "Dom.java",
                        code,
                        mutant,
                        "ingest.article.ArticlesConnectorTest#entitiesOfASitemapAreNotExpanded"));
    }

    private static List<Guard> sizes() {
        String web = "ingest.fetch.WebClientTest#";
        return List.of(
                new Guard(
                        "At most 10 MB after unpacking",
                        FETCH + "BodyReader.java",
                        "if (unpacked > maxBytes)",
                        "if (false)",
                        web + "bodyIsStoppedAtTheLimitOfUnpackedBytes"),
                new Guard(
                        "At most a hundredfold by unpacking",
                        FETCH + "BodyReader.java",
                        "unpacked > RATIO_FROM",
                        "false",
                        web + "bombIsStoppedByItsRatioLongBeforeItsSize"),
                new Guard(
                        "At most a hundredfold by unpacking",
                        FETCH + "BodyReader.java",
                        "unpacked > RATIO_FROM",
                        "false",
                        web + "fileThatIsPackedItselfIsUnpackedOnceAndWithinTheBounds"),
                new Guard(
                        "One layer of packing",
                        FETCH + "BodyReader.java",
                        "throw new Refused(\"the body is encoded in a way we did not ask for\");",
                        "return sent;",
                        web + "nestedEncodingIsRefused"),
                new Guard(
                        "20 seconds in all",
                        FETCH + "WebClient.java",
                        "call.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);",
                        "",
                        web + "bodyThatDripsIsGivenUpInTime"),
                new Guard(
                        "At most a megabyte is pushed",
                        "ingest/webhook/Door.java",
                        "if (body.length > MAX_BODY)",
                        "if (false)",
                        "ingest.websub.SubscribedFeedTest#nobodyElseCanConfirmASubscription"));
    }

    private static List<Guard> costs() {
        return List.of(
                new Guard(
                        "300,000 tags",
                        TEXT + "Dom.java",
                        "if (++tags > MAX_TAGS)",
                        "if (false)",
                        "ingest.text.DomTest#nothingBehindTheLastTagThatCountsIsRead"),
                new Guard(
                        "128 levels",
                        TEXT + "Dom.java",
                        "MAX_DEPTH = 128",
                        "MAX_DEPTH = 1_000_000",
                        "ingest.text.DomTest#deepNestingIsFlattened"),
                new Guard(
                        "100 levels of JSON in a page",
                        "ingest/structured/JsonLd.java",
                        ".maxNestingDepth(100)",
                        ".maxNestingDepth(10_000_000)",
                        "ingest.review.ReviewParserTest#scriptNestedWithoutEndIsLeftOutAndTheOthersAreRead"),
                new Guard(
                        "References in circles end",
                        "ingest/structured/Microdata.java",
                        "depth >= MAX_DEPTH",
                        "false",
                        "ingest.review.ReviewParserTest#referencesInCirclesComeToAnEnd"));
    }

    private static List<Guard> charsets() {
        String file = TEXT + "Decoding.java";
        String test = "ingest.text.DecodingTest#";
        String row = "Mark, header, declaration, UTF-8, windows-1252, in this order";
        return List.of(
                new Guard(row, file, "if (mark != null)", "if (false)", test + "markCountsMoreThanTheHeader"),
                new Guard(
                        row,
                        file,
                        "find(HEADER, contentType)",
                        "Optional.<Charset>empty()",
                        test + "headerCountsMoreThanTheDeclaration"),
                new Guard(
                        row,
                        file,
                        "find(XML, head)",
                        "Optional.<Charset>empty()",
                        test + "declarationCountsMoreThanWhatTheBytesLookLike"),
                new Guard(
                        row,
                        file,
                        "find(META, head)",
                        "Optional.<Charset>empty()",
                        test + "declarationCountsMoreThanWhatTheBytesLookLike"),
                new Guard(
                        row,
                        file,
                        "PRESCAN = 1024",
                        "PRESCAN = 1 << 20",
                        test + "declarationCountsMoreThanWhatTheBytesLookLike"),
                new Guard(
                        row,
                        file,
                        ".onMalformedInput(CodingErrorAction.REPORT)",
                        ".onMalformedInput(CodingErrorAction.REPLACE)",
                        test + "bytesThatAreNoUtf8AreWestern"),
                new Guard(row, file, "MEANS_1252.contains(known)", "false", test + "bytesThatAreNoUtf8AreWestern"));
    }

    private static List<Guard> markup() {
        return List.of(
                new Guard(
                        "Scripts and styles are no text",
                        TEXT + "PlainText.java",
                        "UNREAD.contains(element.normalName())",
                        "false",
                        "ingest.text.PlainTextTest#scriptsAndStylesAreNoText"),
                new Guard(
                        "Links lead to http and https",
                        "mention/WebAddress.java",
                        "return is(address) ? address : null;",
                        "return address;",
                        "mention.WebAddressTest"),
                new Guard(
                        "Links lead to http and https",
                        "mention/Mention.java",
                        "links.stream().filter(WebAddress::is).toList()",
                        "List.copyOf(links)",
                        "mention.WebAddressTest"),
                new Guard(
                        "Links lead to http and https",
                        "ingest/feed/GoogleLinks.java",
                        "target != null && HttpUrl.parse(target) != null ?",
                        "target != null ?",
                        "ingest.feed.FeedParserTest#linksOfGoogleAlertsLeadToTheArticle"),
                new Guard(
                        "Nothing reorders or hides text",
                        TEXT + "PlainText.java",
                        "} else if (!isInvisible(c)) {",
                        "} else {",
                        "ingest.text.PlainTextTest#charactersThatReorderOrHideTextAreGone"));
    }

    private static List<Guard> values() {
        return List.of(
                new Guard(
                        "Titles and texts are cut",
                        TEXT + "PlainText.java",
                        "if (text == null || text.length() <= max)",
                        "if (text == null || max > 0)",
                        "ingest.feed.FeedParserTest#titleOfAMegabyteIsCut"),
                new Guard(
                        "Titles and texts are cut",
                        TEXT + "PlainText.java",
                        " && clean.length() < MAX_TEXT",
                        "",
                        "ingest.text.PlainTextTest#lengthIsBoundedAndNoCharacterIsCutInTwo"),
                new Guard(
                        "Impossible ratings are none",
                        "ingest/review/ReviewReader.java",
                        "} catch (IllegalArgumentException e) {\n            return null;",
                        "} catch (IllegalArgumentException e) {\n            throw e;",
                        "ingest.review.ReviewParserTest#impossibleRatingIsNoRatingButTheReviewStays"),
                new Guard(
                        "Dates in the future are not believed",
                        "ingest/article/PublicationDate.java",
                        "date.isBefore(latest)",
                        "true",
                        "ingest.article.ArticleParserTest#dateInTheFutureIsNotBelieved"),
                new Guard(
                        "Dates in the future are not believed",
                        "mention/Mention.java",
                        "published.isAfter(latest) ? latest : published",
                        "published",
                        "mention.EventTimeTest"),
                new Guard(
                        "A server's header cannot break our next request",
                        FETCH + "Validators.java",
                        " && header.chars().allMatch(c -> c >= ' ' && c <= '~')",
                        "",
                        "ingest.fetch.WebClientTest#hostileValidatorIsNotSentBack"));
    }

    private static List<Guard> secrets() {
        return List.of(
                new Guard(
                        "Passwords and keys are in no text",
                        FETCH + "FetchProxy.java",
                        "\"***@\"",
                        "credentials + \"@\"",
                        "ingest.fetch.WebClientTest#proxyIsTheOnlyWayOutWhereThereIsOne"),
                new Guard(
                        "Passwords and keys are in no text",
                        FETCH + "ApiRequest.java",
                        "return query < 0 ? url : url.substring(0, query);",
                        "return url;",
                        "ingest.fetch.ApiClientTest#keyInAnAddressIsNotInItsText"),
                new Guard(
                        "Passwords and keys are in no text",
                        "ingest/source/SourcesReader.java",
                        "&& uri.getUserInfo() == null",
                        "",
                        "ingest.source.SourcesTest#everyMistakeIsReportedWithItsLine"),
                new Guard(
                        "A key goes to its own host only",
                        "ingest/keyed/Paging.java",
                        "return same ?",
                        "return true ?",
                        "ingest.keyed.KeyedTest#aKeyIsNotSentWhereAnAnswerLeads"),
                new Guard(
                        "What is pushed is signed",
                        "ingest/websub/Subscription.java",
                        "return !isGenuine(body, signature) ||",
                        "return",
                        "ingest.websub.SubscribedFeedTest#whatTheHubDidNotSignIsTakenAndThrownAway"),
                new Guard(
                        "What is pushed is signed",
                        "ingest/webhook/Signing.java",
                        "return Refused.FORGED;\n        }\n    },\n\n    /** Twilio",
                        "return new Genuine(expected);\n        }\n    },\n\n    /** Twilio",
                        "ingest.webhook.WebhookTest#eachRefusalHasItsOwnAnswer"),
                new Guard(
                        "Nobody else confirms a subscription",
                        "ingest/websub/Subscription.java",
                        "!topic.self.equals(parameter.apply(\"hub.topic\"))",
                        "false",
                        "ingest.websub.SubscribedFeedTest#nobodyElseCanConfirmASubscription"));
    }
}
