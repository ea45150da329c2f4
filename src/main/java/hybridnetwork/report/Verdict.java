package hybridnetwork.report;

import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.IntentResult;
import java.util.List;

/** The verdict on one flow in one outage, in a word that fits a table's cell. */
enum Verdict {
    EXPRESSROUTE("ER", "over ExpressRoute"),
    VPN("VPN", "over the VPN"),
    INSIDE("vnet", "inside the virtual network"),
    INTERNET("inet", "to the internet"),
    BLOCKED("-", "blocked"),
    VIOLATED("FAIL", "violated");

    private final String word;
    private final String phrase;

    Verdict(String word, String phrase) {
        this.word = word;
        this.phrase = phrase;
    }

    static Verdict of(IntentResult intent) {
        if (!intent.holds()) {
            return VIOLATED;
        }
        if (intent.action() == Action.DENY) {
            return BLOCKED;
        }
        return carrier(intent.path());
    }

    private static Verdict carrier(List<String> path) {
        if (path.stream().anyMatch(hop -> hop.startsWith("circuit:"))) {
            return EXPRESSROUTE;
        }
        if (path.stream().anyMatch(hop -> hop.startsWith("tunnel:"))) {
            return VPN;
        }
        return path.contains("internet") ? INTERNET : INSIDE;
    }

    String word() {
        return word;
    }

    String phrase() {
        return phrase;
    }
}
