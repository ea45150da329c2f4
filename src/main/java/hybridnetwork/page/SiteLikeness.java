package hybridnetwork.page;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which sites fare alike: their packets take the same steps, but for the site's own name and addresses. What is said of an address
 * that is not the site's own has to be the same.
 */
final class SiteLikeness {
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![\\d.])(\\d{1,3}(?:\\.\\d{1,3}){3})(/\\d{1,2})?(?!\\d|\\.\\d)");

    /** A character that no text of a proof has. */
    private static final String OWN = "\u0000";

    private record Own(Pattern name, PrefixSet addresses) {}

    private record Seen(String site, Trace trace) {}

    private final Map<String, Own> sites = new HashMap<>();
    private final Map<Seen, List<String>> steps = new HashMap<>();
    private final Map<List<String>, Integer> numbers = new HashMap<>();

    SiteLikeness(List<Site> all) {
        all.forEach(site -> sites.put(
                site.name(),
                new Own(Pattern.compile("(?<![\\w-])" + Pattern.quote(site.name()) + "(?![\\w-])"), site.addresses())));
    }

    /** A number that results of two sites have in common where they are alike. */
    int of(String site, IntentResult result) {
        List<String> key = new ArrayList<>();
        key.add(result.verdict() + " " + result.tolerated());
        result.trace()
                .ifPresent(trace ->
                        key.addAll(steps.computeIfAbsent(new Seen(site, trace), seen -> without(site, seen.trace()))));
        return numbers.computeIfAbsent(List.copyOf(key), k -> numbers.size());
    }

    private List<String> without(String site, Trace trace) {
        Own own = Optional.ofNullable(sites.get(site)).orElseThrow();
        List<String> all = new ArrayList<>();
        all.add(trace.outcome() + " " + without(own, trace.reason()));
        trace.steps().forEach(step -> all.add(step.getClass().getSimpleName() + " " + without(own, step.text())));
        return all;
    }

    private static String without(Own own, String text) {
        String named = own.name().matcher(text).replaceAll(OWN);
        return ADDRESS.matcher(named)
                .replaceAll(match ->
                        Matcher.quoteReplacement(isOwn(own, match.group(1), match.group(2)) ? OWN : match.group()));
    }

    private static boolean isOwn(Own own, String address, String length) {
        return Ipv4.tryParse(address)
                .map(base -> length == null
                        ? PrefixSet.of(Prefix.of(base))
                        : Prefix.tryParse(address + length).map(PrefixSet::of).orElse(PrefixSet.EMPTY))
                .filter(set -> !set.isEmpty() && own.addresses().contains(set))
                .isPresent();
    }
}
