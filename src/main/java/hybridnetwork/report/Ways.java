package hybridnetwork.report;

import hybridnetwork.reachability.model.PathKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** The kinds of path that packets take, as reports write them. */
final class Ways {
    private Ways() {}

    /** For a table, such as {@code ER+VPN}. */
    static String shortly(Set<PathKind> kinds) {
        return kinds.stream()
                .sorted()
                .map(kind -> kind == PathKind.EXPRESS_ROUTE ? "ER" : "VPN")
                .collect(Collectors.joining("+"));
    }

    /** The kinds of all sites together. */
    static Set<PathKind> all(SortedMap<String, Set<PathKind>> ways) {
        return ways.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** Such as {@code hq ER, branch VPN}; sites that go alike are told together. */
    static String bySite(SortedMap<String, Set<PathKind>> ways) {
        Map<String, List<String>> sites = new LinkedHashMap<>();
        ways.forEach((site, kinds) ->
                sites.computeIfAbsent(shortly(kinds), kind -> new ArrayList<>()).add(site));
        return sites.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining("; "));
    }
}
