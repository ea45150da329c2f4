package hybridnetwork.template.evaluation;

import static hybridnetwork.template.evaluation.Function.own;
import static hybridnetwork.template.evaluation.Function.whole;
import static java.util.Map.entry;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Functions on texts. */
final class TextFunctions {
    private static final Pattern HOLE = Pattern.compile("\\{\\{|}}|\\{(\\d{1,4})(?::([^{}]*))?}");
    private static final Pattern DIGITS = Pattern.compile("[dD](\\d{1,2})?|(0+)");

    /** The longest text that is made: Azure takes no larger template. */
    private static final int LONGEST = 4_000_000;

    private TextFunctions() {}

    static Map<String, Function> all() {
        return Map.ofEntries(
                entry("format", whole(TextFunctions::format)),
                entry("tolower", whole(it -> it.text(0).toLowerCase(Locale.ROOT))),
                entry("toupper", whole(it -> it.text(0).toUpperCase(Locale.ROOT))),
                entry("trim", whole(it -> it.text(0).strip())),
                entry("substring", whole(TextFunctions::substring)),
                entry("indexof", whole(it -> (double) lower(it, 0).indexOf(lower(it, 1)))),
                entry("lastindexof", whole(it -> (double) lower(it, 0).lastIndexOf(lower(it, 1)))),
                entry("startswith", whole(it -> lower(it, 0).startsWith(lower(it, 1)))),
                entry("endswith", whole(it -> lower(it, 0).endsWith(lower(it, 1)))),
                entry("split", whole(TextFunctions::split)),
                entry("join", whole(TextFunctions::join)),
                entry("replace", whole(it -> bounded(it.text(0).replace(it.text(1), it.text(2))))),
                entry("padleft", whole(TextFunctions::padLeft)),
                entry("string", whole(it -> Json.text(it.get(0)))),
                entry("json", whole(it -> Json.parse(it.text(0)))),
                entry(
                        "base64",
                        whole(it ->
                                Base64.getEncoder().encodeToString(it.text(0).getBytes(StandardCharsets.UTF_8)))),
                entry("base64tostring", whole(TextFunctions::decoded)),
                entry("base64tojson", whole(it -> Json.parse(decoded(it)))),
                entry("uri", whole(TextFunctions::uri)),
                entry(
                        "uricomponent",
                        whole(it -> URLEncoder.encode(it.text(0), StandardCharsets.UTF_8)
                                .replace("+", "%20"))),
                entry(
                        "uricomponenttostring",
                        whole(it -> URLDecoder.decode(it.text(0).replace("+", "%2B"), StandardCharsets.UTF_8))),
                entry("uniquestring", whole(it -> StableText.unique(it.values()))),
                entry("guid", whole(it -> StableText.guid(it.values()))),
                entry("newguid", own(it -> StableText.guid(List.of("newGuid")))));
    }

    static String bounded(String text) {
        if (text.length() > LONGEST) {
            throw new NotEvaluated("a text becomes longer than " + LONGEST + " characters");
        }
        return text;
    }

    /** Azure looks for texts without case, but for {@code contains} and {@code replace}. */
    private static String lower(Arguments arguments, int index) {
        return arguments.text(index).toLowerCase(Locale.ROOT);
    }

    private static String format(Arguments arguments) {
        Matcher holes = HOLE.matcher(arguments.text(0));
        StringBuilder text = new StringBuilder();
        while (holes.find()) {
            String filled = holes.group(1) == null
                    ? holes.group().substring(1)
                    : filled(arguments, Integer.parseInt(holes.group(1)) + 1, holes.group(2));
            holes.appendReplacement(text, Matcher.quoteReplacement(filled));
        }
        return bounded(holes.appendTail(text).toString());
    }

    private static String filled(Arguments arguments, int index, @Nullable String numberFormat) {
        if (numberFormat == null) {
            return arguments.asText(index);
        }
        Matcher digits = DIGITS.matcher(numberFormat);
        if (!digits.matches()) {
            throw new NotEvaluated("format() with ':" + numberFormat + "' is not evaluated");
        }
        String number = Json.number((double) arguments.whole(index));
        int length = digits.group(2) != null
                ? digits.group(2).length()
                : digits.group(1) == null ? 0 : Integer.parseInt(digits.group(1));
        return "0".repeat(Math.max(0, length - number.length())) + number;
    }

    private static String substring(Arguments arguments) {
        String text = arguments.text(0);
        int start = arguments.whole(1);
        int end = arguments.size() > 2 ? start + arguments.whole(2) : text.length();
        if (start < 0 || end < start || end > text.length()) {
            throw new NotEvaluated("substring() goes beyond the text '" + text + "'");
        }
        return text.substring(start, end);
    }

    private static Object split(Arguments arguments) {
        List<String> delimiters = arguments.get(1) instanceof List<?> list
                ? list.stream().map(Json::text).toList()
                : List.of(arguments.text(1));
        String pattern = delimiters.stream()
                .filter(delimiter -> !delimiter.isEmpty())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return pattern.isEmpty()
                ? List.of(arguments.text(0))
                : new ArrayList<>(List.of(arguments.text(0).split(pattern, -1)));
    }

    private static String join(Arguments arguments) {
        return bounded(arguments.list(0).stream().map(Json::text).collect(Collectors.joining(arguments.text(1))));
    }

    private static String padLeft(Arguments arguments) {
        String text = arguments.asText(0);
        int length = arguments.whole(1);
        String pad = arguments.size() > 2 ? arguments.text(2) : " ";
        if (pad.length() != 1 || length > LONGEST) {
            throw arguments.wrong(2, "one character");
        }
        return pad.repeat(Math.max(0, length - text.length())) + text;
    }

    private static String decoded(Arguments arguments) {
        try {
            return new String(Base64.getDecoder().decode(arguments.text(0)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw arguments.wrong(0, "in base 64");
        }
    }

    private static String uri(Arguments arguments) {
        String base = arguments.text(0);
        String path = arguments.text(1).replaceFirst("^/", "");
        return base.endsWith("/") ? base + path : base.replaceFirst("(?<=[^/:])/[^/]*$", "") + "/" + path;
    }
}
