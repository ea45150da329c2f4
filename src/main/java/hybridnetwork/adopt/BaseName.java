package hybridnetwork.adopt;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The base name of a proposal, and keys that are made of Azure's names. */
record BaseName(String text) {
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,49}");
    private static final Pattern NO_KEY = Pattern.compile("[^A-Za-z0-9-]+");
    private static final int LONGEST_KEY = 40;

    /** Ends of flows, which no key may be called as. */
    private static final Set<String> ENDS = Set.of("internet", "network", "on-premises", "spokes", "load-balancer");

    /** What the names of kinds begin or end with in the conventions that are in use. */
    private static final Pattern KIND_FIRST = Pattern.compile(
            "^(local-?network-?gateway|lgw|lng|vnet|erc|circuit|connection|con|cn|ilb|lb|peer|snet|alz)-");

    private static final Pattern KIND_LAST = Pattern.compile(
            "-(local-?network-?gateway|vpn-lgw|lgw|lng|vnet|erc|circuit|connection|conn|con|ilb|lb|peer)$");

    /** What the names of the group and of the hub suggest. */
    static BaseName of(FoundHub hub) {
        return new BaseName(Stream.of(
                        without(hub.network().name(), "-vnet"),
                        without(hub.group().group(), "-rg"),
                        Optional.of(hub.network().name()),
                        Optional.of(hub.group().group()))
                .flatMap(Optional::stream)
                .filter(name -> LEGAL.matcher(name).matches())
                .findFirst()
                .orElse("adopted"));
    }

    private static Optional<String> without(String name, String ending) {
        return name.toLowerCase(Locale.ROOT).endsWith(ending) && name.length() > ending.length()
                ? Optional.of(name.substring(0, name.length() - ending.length()))
                : Optional.empty();
    }

    /** What stands between the base name and an ending; empty where the name is not made so, or nothing does. */
    Optional<String> inside(String name, String ending) {
        String start = text + "-";
        return name.startsWith(start) && name.endsWith(ending) && name.length() > start.length() + ending.length()
                ? Optional.of(name.substring(start.length(), name.length() - ending.length()))
                : Optional.empty();
    }

    /**
     * A key made of an Azure name, without the base name and the words for the kind.
     *
     * @param otherwise where nothing is left
     */
    String key(String name, String otherwise) {
        String short1 = name.equals(text) || !name.startsWith(text + "-") ? name : name.substring(text.length() + 1);
        String key = NO_KEY.matcher(short1.toLowerCase(Locale.ROOT)).replaceAll("-");
        String before;
        do {
            before = key;
            key = KIND_LAST.matcher(KIND_FIRST.matcher(key).replaceFirst("")).replaceFirst("");
        } while (!key.equals(before));
        key = key.substring(0, Math.min(key.length(), LONGEST_KEY)).replaceAll("^-+|-+$", "");
        boolean kindAlone = KIND_LAST.matcher("-" + key).matches();
        return key.isEmpty() || kindAlone || key.equals("vpn") || key.equals("er") || ENDS.contains(key)
                ? otherwise
                : key;
    }

    /** Whether a key may not be called so, since it is an end of its own. */
    static boolean isEnd(String key) {
        return ENDS.contains(key.toLowerCase(Locale.ROOT));
    }
}
