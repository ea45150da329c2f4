package hybridnetwork.adopt;

import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.reachability.filter.Passage;
import hybridnetwork.reachability.filter.Passage.Direction;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Region;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proposes the traffic intents: what the security groups that stand let through, and their default rules, between the ends that
 * intents can name. It is worked out from what passes, as the proof reads the groups, not rule by rule; so it is exact, whatever
 * the order of the rules, but for what an intent cannot say: source ports, and addresses that are no end of a flow.
 */
final class DraftTraffic {
    /** Of remaining addresses that rules name, more prefixes than this are told and not proposed. */
    private static final int MOST_PREFIXES = 8;

    private final Draft draft;
    private final StackConfig stack;
    private final List<Passage> passages;
    private final List<TrafficEnd> ends = new ArrayList<>();

    /**
     * @param stack the proposal without traffic; where a site's networks are not known yet, with others in their place
     * @param found what Azure has
     */
    DraftTraffic(Draft draft, StackConfig stack, FoundAzure found) {
        this.draft = draft;
        this.stack = stack;
        this.passages = NetworkProof.letThrough(stack, found.registered());
        ends();
    }

    private void ends() {
        stack.networks()
                .forEach(network -> network.workloads().forEach((key, subnet) -> {
                    FlowEnd end = network.end(key);
                    String whole = network.spoke().orElse(TrafficEnd.NETWORK);
                    ends.add(new TrafficEnd(
                            end.toString(), whole, PrefixSet.of(subnet.prefix()), true, subnet.securityGroup()));
                }));
        stack.spokes().values().stream()
                .filter(hybridnetwork.config.Spoke.Existing.class::isInstance)
                .forEach(spoke -> ends.add(
                        new TrafficEnd(spoke.name(), spoke.name(), PrefixSet.of(spoke.addressSpace()), false, false)));
        stack.sites()
                .values()
                .forEach(site -> ends.add(new TrafficEnd(
                        site.name(), TrafficEnd.ON_PREMISES, PrefixSet.of(site.addressPrefixes()), false, false)));
        ends.add(new TrafficEnd(TrafficEnd.INTERNET, TrafficEnd.INTERNET, Space.internetBeside(own()), false, false));
    }

    private PrefixSet own() {
        List<Prefix> prefixes = new ArrayList<>(stack.addressSpaces());
        stack.sites().values().forEach(site -> prefixes.addAll(site.addressPrefixes()));
        return PrefixSet.of(prefixes);
    }

    /** Writes the section. */
    void propose() {
        LetThrough through = new LetThrough(
                passages.stream().filter(passage -> passage.tags().isEmpty()).toList());
        ProposedFlows flows = new ProposedFlows(ends);
        for (TrafficEnd from : ends) {
            for (TrafficEnd to : ends) {
                if (from.ours() || to.ours()) {
                    between(through.between(from, to), from, to, flows);
                }
            }
        }
        others(flows);
        frontends(through, flows);
        Map<String, Object> intents = flows.intents();
        tagged(intents);
        if (!intents.isEmpty()) {
            draft.put("traffic", intents);
        }
    }

    private void between(List<Region> regions, TrafficEnd from, TrafficEnd to, ProposedFlows flows) {
        Map<Protocol, PortSet> whole = new EnumMap<>(Protocol.class);
        Map<List<Prefix>, Map<Protocol, PortSet>> parts = new LinkedHashMap<>();
        for (Region region : regions) {
            if (region.service().hasPorts() && !region.service().sourcePorts().equals(PortSet.ALL)) {
                draft.note(AdoptionNote.leftOut(
                        "a security rule from " + from.text() + " to " + to.text(),
                        "names source ports, which no intent can: packets from other source ports pass as well"));
            }
            boolean all = region.sources().contains(from.hosts())
                    && region.destinations().contains(to.hosts());
            if (all) {
                add(whole, region);
                continue;
            }
            for (Prefix source : prefixes(region.sources(), from)) {
                for (Prefix destination : prefixes(region.destinations(), to)) {
                    add(
                            parts.computeIfAbsent(List.of(source, destination), key -> new EnumMap<>(Protocol.class)),
                            region);
                }
            }
        }
        if (!whole.isEmpty()) {
            flows.add(from.text(), to.text(), whole);
        }
        parts.forEach((pair, passing) -> flows.add(text(pair.get(0), from), text(pair.get(1), to), passing));
    }

    private static void add(Map<Protocol, PortSet> passing, Region region) {
        region.service()
                .protocols()
                .forEach(protocol -> passing.merge(protocol, region.service().destinationPorts(), PortSet::union));
    }

    /** An end's own prefix stands for the end. */
    private List<Prefix> prefixes(PrefixSet hosts, TrafficEnd end) {
        if (hosts.contains(end.hosts())) {
            return List.of(Prefix.ALL);
        }
        List<Prefix> prefixes = hosts.prefixes();
        if (prefixes.size() > MOST_PREFIXES) {
            draft.note(AdoptionNote.leftOut(
                    "security rules with " + end.text(),
                    "name a part of it that is " + prefixes.size() + " prefixes, too many to say one by one"));
            return List.of();
        }
        return prefixes;
    }

    private static String text(Prefix prefix, TrafficEnd end) {
        return prefix.equals(Prefix.ALL) ? end.text() : prefix.toString();
    }

    /** Who may reach the backends of a load balancer at a rule's port may reach its frontend. */
    private void frontends(LetThrough through, ProposedFlows flows) {
        for (LoadBalancerConfig balancer : stack.loadBalancers()) {
            Optional<TrafficEnd> backends = ends.stream()
                    .filter(end -> end.text().equals(balancer.subnet()))
                    .findFirst();
            for (LoadBalancerConfig.Rule rule : balancer.rules().values()) {
                Protocol protocol =
                        rule.protocol() == LoadBalancerConfig.TransportProtocol.Tcp ? Protocol.TCP : Protocol.UDP;
                PortSet port = PortSet.of(PortRange.of(rule.frontendPort()));
                backends.ifPresent(to -> ends.stream()
                        .filter(from -> !from.text().equals(TrafficEnd.INTERNET)
                                && !from.text().equals(to.text()))
                        .filter(from -> passes(through.between(from, to), from, to, protocol, rule.backendPort()))
                        .forEach(from -> flows.add(from.text(), balancer.end().toString(), Map.of(protocol, port))));
            }
        }
    }

    private static boolean passes(List<Region> regions, TrafficEnd from, TrafficEnd to, Protocol protocol, int port) {
        return regions.stream()
                .anyMatch(region -> region.service().protocols().contains(protocol)
                        && region.service().destinationPorts().contains(port)
                        && region.sources().contains(from.hosts())
                        && region.destinations().contains(to.hosts()));
    }

    /** Private addresses that rules name and that are no end of this proposal: as prefixes. */
    private void others(ProposedFlows flows) {
        PrefixSet known = PrefixSet.unionOf(ends.stream().map(TrafficEnd::hosts).toList());
        for (Passage passage : passages) {
            boolean in = passage.direction() == Direction.IN;
            PrefixSet outside = (in ? passage.sources() : passage.destinations())
                    .subtract(known)
                    .subtract(azures());
            PrefixSet inside = in ? passage.destinations() : passage.sources();
            List<Prefix> prefixes = outside.prefixes();
            // Every address that there is, or what the tag of all networks holds, names nobody in particular.
            boolean named = passage.tags().isEmpty()
                    && !prefixes.isEmpty()
                    && prefixes.size() <= MOST_PREFIXES
                    && prefixes.stream().allMatch(prefix -> prefix.length() >= 9)
                    && !(in ? passage.sources() : passage.destinations()).equals(PrefixSet.ALL);
            for (TrafficEnd end : ends) {
                if (named && end.filters() && inside.contains(end.hosts())) {
                    Map<Protocol, PortSet> passing = new EnumMap<>(Protocol.class);
                    passage.services()
                            .forEach(service -> service.protocols()
                                    .forEach(protocol ->
                                            passing.merge(protocol, service.destinationPorts(), PortSet::union)));
                    prefixes.forEach(prefix -> flows.add(
                            in ? prefix.toString() : end.text(), in ? end.text() : prefix.toString(), passing));
                }
            }
        }
    }

    /** The address of probes and of Azure's name servers. */
    private static PrefixSet azures() {
        return PrefixSet.of(Prefix.parse("168.63.129.16/32"), Prefix.parse("169.254.0.0/16"));
    }

    /** What passes to or from the addresses of a service tag alone. */
    private void tagged(Map<String, Object> intents) {
        for (Passage passage : passages) {
            if (passage.tags().size() == 1) {
                ProposedFlows flows = new ProposedFlows(ends);
                String tag = "tag:" + passage.tags().get(0).name();
                boolean in = passage.direction() == Direction.IN;
                Map<Protocol, PortSet> passing = new EnumMap<>(Protocol.class);
                passage.services()
                        .forEach(service -> service.protocols()
                                .forEach(protocol ->
                                        passing.merge(protocol, service.destinationPorts(), PortSet::union)));
                ends.stream()
                        .filter(end -> end.filters()
                                && (in ? passage.destinations() : passage.sources()).contains(end.hosts())
                                && !reachesInternet(end, in, intents))
                        .forEach(end -> flows.add(in ? tag : end.text(), in ? end.text() : tag, passing));
                flows.intents().forEach(intents::putIfAbsent);
            }
        }
    }

    /** Whether more than the tag's addresses passes already. */
    private static boolean reachesInternet(TrafficEnd end, boolean in, Map<String, Object> intents) {
        return intents.values().stream()
                .anyMatch(it -> it instanceof Map<?, ?> intent
                        && TrafficEnd.INTERNET.equals(intent.get(in ? "from" : "to"))
                        && (end.text().equals(intent.get(in ? "to" : "from"))
                                || end.whole().equals(intent.get(in ? "to" : "from"))));
    }

    /** Whether anything passes to the internet. */
    static boolean leaves(Optional<Object> traffic) {
        return traffic.filter(it -> it instanceof Map<?, ?> map
                        && map.values().stream()
                                .anyMatch(intent ->
                                        intent instanceof Map<?, ?> one && TrafficEnd.INTERNET.equals(one.get("to"))))
                .isPresent();
    }
}
