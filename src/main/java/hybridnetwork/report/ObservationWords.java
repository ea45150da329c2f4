package hybridnetwork.report;

import hybridnetwork.observation.Judged;
import hybridnetwork.observation.Observation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sentences that every form of an observation has. */
final class ObservationWords {
    static final String PAGE = "docs/observe.md";

    private ObservationWords() {}

    /** The verdict, as one sentence. */
    static String verdict(Observation observation) {
        long open = observation.differences().stream()
                .filter(it -> it.severity() != Judged.Severity.ACCEPTED)
                .count();
        String unknown = observation.isIncomplete() ? " What Azure did not answer is not known." : "";
        return (open == 0
                        ? "Azure runs what the proof of stack " + observation.stack() + " builds on."
                        : "Azure runs otherwise than the proof of stack " + observation.stack() + " builds on: "
                                + ProofWords.count(open, "difference") + ".")
                + unknown;
    }

    /** What a difference costs. */
    static List<String> consequences(Judged judged) {
        List<String> lines = new ArrayList<>();
        if (!judged.lostNow().isEmpty()) {
            lines.add("now broken: " + String.join(", ", judged.lostNow()));
        }
        for (Judged.Risk risk : judged.atRisk()) {
            lines.add("broken if " + either(risk.outages()) + " fails as well: " + String.join(", ", risk.intents()));
        }
        Map<String, List<String>> byWay = new LinkedHashMap<>();
        judged.detours()
                .forEach(detour -> byWay.computeIfAbsent(detour.way(), key -> new ArrayList<>())
                        .add(detour.intent()));
        byWay.forEach((way, intents) -> lines.add("now over " + way + ": " + String.join(", ", intents)));
        if (judged.lostNow().isEmpty() && judged.atRisk().isEmpty()) {
            lines.add("no flow is lost by it, nor by one more outage");
        }
        judged.accepted().ifPresent(reason -> lines.add("accepted: " + reason));
        return lines;
    }

    private static String either(List<String> outages) {
        return outages.size() == 1
                ? outages.get(0)
                : String.join(", ", outages.subList(0, outages.size() - 1)) + " or " + outages.get(outages.size() - 1);
    }

    /** Where the page tells of a rule. */
    static String page(Judged judged) {
        return PAGE + "#" + judged.difference().rule();
    }
}
