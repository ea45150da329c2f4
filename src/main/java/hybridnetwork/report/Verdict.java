package hybridnetwork.report;

import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.IntentResult;
import java.util.List;

/** The verdict on one flow in one outage, in a word that fits a table's cell. */
enum Verdict {
    EXPRESSROUTE("ER", "over ExpressRoute", "every packet arrives over ExpressRoute, and so does its reply"),
    VPN("VPN", "over the VPN", "every packet arrives over the VPN, and so does its reply"),
    INSIDE("vnet", "inside the virtual network", "every packet arrives inside the virtual network"),
    INTERNET("inet", "to the internet", "every packet leaves for the internet"),
    BLOCKED("-", "blocked", "no packet arrives, as it must be"),
    UNKNOWN("?", "not known before the deployment", "it depends on a value that only the deployment tells"),
    VIOLATED("FAIL", "violated", "the intent is violated, as explained below");

    private final String word;
    private final String phrase;
    private final String meaning;

    Verdict(String word, String phrase, String meaning) {
        this.word = word;
        this.phrase = phrase;
        this.meaning = meaning;
    }

    static Verdict of(IntentResult intent) {
        if (!intent.holds()) {
            return intent.isUnknown() ? UNKNOWN : VIOLATED;
        }
        return holding(intent.action().toString(), intent.path());
    }

    /** The verdict on an intent that holds. */
    static Verdict holding(String action, List<String> path) {
        return action.equals(Action.DENY.toString()) ? BLOCKED : carrier(path);
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

    /** Whether the intent does not hold, or may not. */
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
