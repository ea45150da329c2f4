package hybridnetwork.report;

import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.comparison.Fare;
import hybridnetwork.reachability.model.PathKind;
import java.util.Set;

/** The verdict on one flow in one outage, in a word that fits a table's cell. */
enum Cell {
    EXPRESSROUTE("ER", "over ExpressRoute", "every packet arrives over ExpressRoute, and so does its reply"),
    VPN("VPN", "over the VPN", "every packet arrives over the VPN, and so does its reply"),
    BOTH(
            "ER+VPN",
            "over ExpressRoute and the VPN",
            "every packet arrives, some over ExpressRoute and some over the VPN, and so does its reply"),
    INSIDE("vnet", "inside the virtual network", "every packet arrives inside the virtual network"),
    INTERNET("inet", "to the internet", "every packet leaves for the internet"),
    BLOCKED("-", "blocked", "no packet arrives, as it must be"),
    UNKNOWN("?", "unknown", "it depends on what is not known, as explained below: nobody may build on it"),
    TOLERATED("lost, tolerated", "lost, tolerated", "the intent is violated in an outage in which it may be (`mayFailIn`)"),
    VIOLATED("FAIL", "violated", "the intent is violated, as explained below");

    private final String word;
    private final String phrase;
    private final String meaning;

    Cell(String word, String phrase, String meaning) {
        this.word = word;
        this.phrase = phrase;
        this.meaning = meaning;
    }

    static Cell of(Fare fare) {
        return switch (fare.verdict()) {
            case VIOLATED -> fare.tolerated() ? TOLERATED : VIOLATED;
            case UNKNOWN -> UNKNOWN;
            case HOLDS -> fare.action() == Action.DENY ? BLOCKED : way(fare);
        };
    }

    private static Cell way(Fare fare) {
        Set<PathKind> kinds = Ways.all(fare.ways());
        if (kinds.size() > 1) {
            return BOTH;
        }
        if (kinds.isEmpty()) {
            return fare.path().contains("internet") ? INTERNET : INSIDE;
        }
        return kinds.contains(PathKind.VPN) ? VPN : EXPRESSROUTE;
    }

    String word() {
        return word;
    }

    /** Whether the intent is not kept, or may not be. */
    boolean isBad() {
        return this == VIOLATED || this == UNKNOWN;
    }

    /** For a sentence about one flow. */
    String phrase() {
        return phrase;
    }

    /** For the legend of a table. */
    String meaning() {
        return meaning;
    }
}
