package hybridnetwork.observation;

import hybridnetwork.config.StackConfig;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.reachability.Incident;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What each difference costs: the proof of the deployed resources, asked again with what was observed as an outage. */
public final class Consequences {
    private final StackConfig config;
    private final List<RegisteredResource> resources;
    /** The network as deployed, by the outage on top; the empty text for none. */
    private final Map<String, Scenario> whole;

    private Consequences(StackConfig config, List<RegisteredResource> resources) {
        this.config = config;
        this.resources = resources;
        this.whole = byOutage(NetworkProof.during(config, resources, Incident.NONE), Set.of());
    }

    /**
     * Judges the differences: each alone, and for what is lost only because several came together, all of them.
     *
     * @param resources the deployed ones
     * @return the gravest first
     */
    public static List<Judged> of(
            StackConfig config, List<RegisteredResource> resources, List<Difference> differences) {
        Consequences consequences = new Consequences(config, resources);
        List<Judged> judged = new ArrayList<>();
        List<List<String>> together = consequences.lostTogether(differences);
        for (int i = 0; i < differences.size(); i++) {
            judged.add(consequences.judge(differences.get(i), together.get(i)));
        }
        judged.sort((one, other) -> one.severity().compareTo(other.severity()));
        return List.copyOf(judged);
    }

    private static Map<String, Scenario> byOutage(List<Scenario> scenarios, Set<String> already) {
        Map<String, Scenario> byOutage = new LinkedHashMap<>();
        for (int i = 0; i < scenarios.size(); i++) {
            String outage = scenarios.get(i).failed().stream()
                    .filter(name -> !already.contains(name))
                    .findFirst()
                    .orElse("");
            byOutage.put(i == 0 ? "" : outage, scenarios.get(i));
        }
        return byOutage;
    }

    /**
     * For each difference the intents that are lost in all of them together and would not be without it. An intent that is lost
     * whichever one is taken away, and by none alone, is told of every one: no one repair brings it back.
     */
    private List<List<String>> lostTogether(List<Difference> differences) {
        List<String> byAll = differences.size() < 2 ? List.of() : lostNow(Incident.all(incidents(differences, -1)));
        List<List<String>> lost = new ArrayList<>();
        Set<String> told = new TreeSet<>();
        for (int i = 0; i < differences.size(); i++) {
            List<String> its = new ArrayList<>(byAll);
            if (!byAll.isEmpty()) {
                its.removeAll(lostNow(Incident.all(incidents(differences, i))));
                told.addAll(its);
                told.addAll(lostNow(differences.get(i).incident()));
            }
            lost.add(its);
        }
        List<String> untold =
                byAll.stream().filter(intent -> !told.contains(intent)).toList();
        lost.forEach(its -> its.addAll(untold));
        return lost;
    }

    private static List<Incident> incidents(List<Difference> differences, int except) {
        List<Incident> incidents = new ArrayList<>();
        for (int i = 0; i < differences.size(); i++) {
            if (i != except) {
                incidents.add(differences.get(i).incident());
            }
        }
        return incidents;
    }

    private List<String> lostNow(Incident incident) {
        Scenario before = whole.get("");
        return before == null || incident.equals(Incident.NONE)
                ? List.of()
                : broken(NetworkProof.during(config, resources, incident).get(0), before);
    }

    private Judged judge(Difference difference, List<String> together) {
        Incident incident = difference.incident();
        Map<String, Scenario> now = byOutage(NetworkProof.during(config, resources, incident), incident.failed());
        Scenario present = now.get("");
        Scenario before = whole.get("");
        List<String> alone = present == null || before == null ? List.of() : broken(present, before);
        Set<String> lost = new TreeSet<>(alone);
        lost.addAll(together);
        List<Judged.Detour> detours = present == null || before == null
                ? List.of()
                : detours(present, before).stream()
                        .filter(detour -> !lost.contains(detour.intent()))
                        .toList();
        Map<List<String>, List<String>> outagesByIntents = new LinkedHashMap<>();
        now.forEach((outage, scenario) -> {
            Scenario otherwise = whole.get(outage);
            // A disabled peering comes to the same as the loss of its circuit, which is named.
            if (!outage.isEmpty() && !outage.endsWith("/peering-disabled") && otherwise != null) {
                List<String> broken = broken(scenario, otherwise);
                broken.removeAll(lost);
                if (!broken.isEmpty()) {
                    outagesByIntents
                            .computeIfAbsent(broken, key -> new ArrayList<>())
                            .add(outage);
                }
            }
        });
        List<Judged.Risk> risks = new ArrayList<>();
        outagesByIntents.forEach((intents, outages) -> risks.add(new Judged.Risk(outages, intents)));
        // Who has accepted a difference has not accepted what it costs only because another one came on top.
        boolean asAlone = alone.containsAll(together);
        return new Judged(
                difference,
                List.copyOf(lost),
                risks,
                detours,
                asAlone ? accepted(difference, lost.isEmpty() && risks.isEmpty()) : Optional.empty());
    }

    /** The intents that are not kept, and are without what was observed. */
    private static List<String> broken(Scenario with, Scenario without) {
        Set<String> kept = without.intents().stream()
                .filter(IntentResult::isKept)
                .map(IntentResult::name)
                .collect(Collectors.toSet());
        return new ArrayList<>(with.intents().stream()
                .filter(result -> !result.isKept() && kept.contains(result.name()))
                .map(IntentResult::name)
                .toList());
    }

    private static List<Judged.Detour> detours(Scenario with, Scenario without) {
        Map<String, Set<PathKind>> before = new LinkedHashMap<>();
        without.intents().forEach(result -> before.put(result.name(), ways(result)));
        return with.intents().stream()
                .filter(result -> result.holds() && !ways(result).equals(before.get(result.name())))
                .filter(result -> !ways(result).isEmpty())
                .map(result -> new Judged.Detour(
                        result.name(),
                        ways(result).stream().map(PathKind::toString).collect(Collectors.joining(" and "))))
                .toList();
    }

    private static Set<PathKind> ways(IntentResult result) {
        Set<PathKind> ways = new TreeSet<>();
        result.ways().values().forEach(ways::addAll);
        return ways;
    }

    private Optional<String> accepted(Difference difference, boolean costsNothing) {
        Optional<String> reason = Optional.ofNullable(config.acceptedRisks().get(difference.rule()));
        if (reason.isPresent()) {
            return reason;
        }
        Set<String> failed = difference.incident().failed();
        List<String> tolerating = config.traffic().values().stream()
                .filter(intent -> intent.mayFailIn().stream().anyMatch(failed::contains))
                .map(TrafficIntent::name)
                .toList();
        return costsNothing && !tolerating.isEmpty()
                ? Optional.of("mayFailIn of " + String.join(", ", tolerating) + " names it, and nothing else is lost")
                : Optional.empty();
    }
}
