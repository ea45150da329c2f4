package hybridnetwork.preflight;

import hybridnetwork.config.InspectionConfig.Between;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.config.TrafficIntent.Action;
import hybridnetwork.config.Words;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import java.util.List;
import java.util.Optional;

/** The traffic policy: intents that contradict each other or that no network could hold, and R78, R99 and R100e. */
final class Traffic {
    /** After so many contradictions nobody reads on, and every pair would have to be compared. */
    private static final int ENOUGH_CONTRADICTIONS = 1000;

    private Traffic() {}

    static List<Rule> rules() {
        return List.of(
                Rule.error("", "traffic-contradiction", "no packet is both allowed and denied", "")
                        .example(
                                "traffic:\n  web: { action: allow, from: hq, to: internal, protocol: Tcp, ports: [443] }\n"
                                        + "  no-tls: { action: deny, from: on-premises, to: network, protocol: Tcp, ports: [443] }",
                                "narrow one of the two: the order of intents never decides")
                        .check(Traffic::noContradiction),
                Rule.error("", "traffic-of-nothing", "an intent that allows speaks of at least one packet", "")
                        .example(
                                "web: { action: allow, from: load-balancer, to: hq, protocol: Tcp, ports: [443] }",
                                "name an end that has hosts; a flow from the load balancer's backends is one from their subnet")
                        .check(Traffic::somethingIsAllowed),
                Rule.error(
                                "",
                                "traffic-load-balancer",
                                "what is allowed to the load balancer has a load balancer, and a rule for each port",
                                "")
                        .example(
                                "web: { action: allow, from: hq, to: load-balancer, protocol: Tcp, ports: [8443] }   # no rule for 8443",
                                "add a rule for the port under loadBalancer.rules, or remove the port")
                        .check(Traffic::loadBalancerServes),
                Rule.error(
                                "R78",
                                "transit-route-server",
                                "no traffic from site to site, or from a site to the internet, is expected to pass through"
                                        + " Azure",
                                "S6 S19 S8")
                        .example(
                                "branches: { action: allow, from: hq, to: branch, protocol: \"*\" }",
                                "join the sites directly: between ExpressRoute and VPN only a Route Server passes traffic on,"
                                        + " and this network has none")
                        .check(Traffic::noTransit),
                Rule.warning(
                                "",
                                "traffic-from-internet",
                                "nothing from the internet is allowed in: the network has no public frontend",
                                "")
                        .example(
                                "web: { action: allow, from: internet, to: internal, protocol: Tcp, ports: [443] }",
                                "remove the intent")
                        .check(Traffic::nothingFromInternet),
                Rule.warning(
                                "R99",
                                "no-implicit-outbound",
                                "nothing relies on the outbound internet access that Azure used to give every subnet",
                                "S42 S51")
                        .example(
                                "updates: { action: allow, from: internal, to: internet, protocol: Tcp, ports: [443] }",
                                "give the subnet `egress: nat` and its network a `natGateway`, or go through a proxy"
                                        + " on-premises")
                        .check(Traffic::noImplicitOutbound),
                ServiceTags.rule(),
                Rule.error(
                                "R100e",
                                "nsg-rules-limits",
                                "a subnet's network security group has at most 1,000 rules, with at most 4,000 addresses as"
                                        + " their sources and 4,000 as their destinations",
                                "S35")
                        .example(
                                "# 1,000 intents that end at one subnet, or 500 of every protocol to a load balancer for TCP and UDP",
                                "use ranges of ports and wider prefixes")
                        .check(SecurityGroupLimits::inspect));
    }

    private record Expanded(TrafficIntent intent, List<Flow> flows) {}

    private static void noContradiction(Inspection on) {
        Flows flows = new Flows(on.config());
        List<Expanded> all = on.config().traffic().values().stream()
                .map(intent -> new Expanded(intent, flows.of(intent)))
                .toList();
        List<Expanded> denies =
                all.stream().filter(e -> e.intent().action() == Action.deny).toList();
        for (Expanded allow : all) {
            if (allow.intent().action() == Action.allow) {
                for (Expanded deny : denies) {
                    if (onlyPerhaps(allow.intent(), deny.intent())) {
                        continue;
                    }
                    if (on.findings() >= ENOUGH_CONTRADICTIONS) {
                        return;
                    }
                    contradiction(on, allow, deny);
                }
            }
        }
    }

    /**
     * Whether only a service tag decides if the two share a packet: nobody can list what it holds. A tag shares its addresses with
     * itself and its parts, and is part of what is allowed to the whole internet. That what is denied to the internet is
     * allowed to a tag is what the tag is for; the proof says what of the denial that leaves open.
     */
    private static boolean onlyPerhaps(TrafficIntent allow, TrafficIntent deny) {
        return onlyPerhaps(allow.from(), deny.from()) || onlyPerhaps(allow.to(), deny.to());
    }

    private static boolean onlyPerhaps(FlowEnd allowed, FlowEnd denied) {
        if (allowed instanceof FlowEnd.Tagged one && denied instanceof FlowEnd.Tagged other) {
            return !one.tag().holds(other.tag()) && !other.tag().holds(one.tag());
        }
        return allowed instanceof FlowEnd.Tagged
                || (denied instanceof FlowEnd.Tagged && !(allowed instanceof FlowEnd.Internet));
    }

    private static void contradiction(Inspection on, Expanded allow, Expanded deny) {
        for (Flow allowed : allow.flows()) {
            for (Flow denied : deny.flows()) {
                if (allowed.overlaps(denied)) {
                    on.found(
                                    Where.intent(allow.intent().name()),
                                    "intent `" + allow.intent().name() + "` allows what `"
                                            + deny.intent().name() + "` denies" + behind(allow, allowed))
                            .got(common(allowed, denied))
                            .fix("narrow `" + allow.intent().name() + "` or `"
                                    + deny.intent().name() + "`: the order of intents never decides");
                    return;
                }
            }
        }
    }

    private static String behind(Expanded allow, Flow flow) {
        return flow.equals(allow.flows().get(0)) ? "" : ", behind the load balancer";
    }

    /** One packet that is both allowed and denied, in words. */
    private static String common(Flow one, Flow other) {
        PrefixSet from = one.from().intersect(other.from());
        PrefixSet to = one.to().hosts().intersect(other.to().hosts());
        String port = one.ports().intersect(other.ports()).lowest().isPresent()
                        && !(one.everyPort() && other.everyPort())
                ? " port " + one.ports().intersect(other.ports()).lowest().getAsInt()
                : "";
        return "for example " + (one.protocol().toString().equals("*") ? other.protocol() : one.protocol()) + " from "
                + from.lowest().map(Object::toString).orElse("") + " to "
                + to.lowest().map(Object::toString).orElse("the load balancer") + port;
    }

    private static void somethingIsAllowed(Inspection on) {
        Flows flows = new Flows(on.config());
        for (TrafficIntent intent : on.config().traffic().values()) {
            boolean missingLoadBalancer = intent.to() instanceof FlowEnd.LoadBalancer
                    && flows.frontendsAt(intent.to()).isEmpty();
            Flow flow = flows.of(intent).get(0);
            if (intent.action() == Action.allow
                    && flow.isEmpty()
                    && !(missingLoadBalancer && !flow.from().isEmpty())) {
                boolean noSource = flow.from().isEmpty();
                on.found(
                                Where.intent(intent.name()).key(noSource ? "from" : "to"),
                                "intent `" + intent.name() + "` allows nothing: "
                                        + (intent.from() instanceof FlowEnd.LoadBalancer
                                                ? "a load balancer starts no flow"
                                                : "`" + (noSource ? intent.from() : intent.to()) + "` has no host"))
                        .got(noSource ? intent.from() : intent.to());
            }
        }
    }

    private static void loadBalancerServes(Inspection on) {
        Flows flows = new Flows(on.config());
        for (TrafficIntent intent : on.config().traffic().values()) {
            if (intent.action() != Action.allow || !(intent.to() instanceof FlowEnd.LoadBalancer)) {
                continue;
            }
            Optional<LoadBalancerConfig> loadBalancer =
                    flows.frontendsAt(intent.to()).stream().findFirst();
            if (loadBalancer.isEmpty()) {
                noLoadBalancer(on, intent);
                continue;
            }
            PortSet unserved = flows.unserved(intent, loadBalancer.get());
            if (!flows.isServed(intent, loadBalancer.get())) {
                unservedPorts(on, intent, loadBalancer.get(), "no rule of the load balancer serves what intent `")
                        .got(intent.everyPort() ? intent.protocol() : intent.protocol() + " " + unserved);
            } else if (!unserved.isEmpty() && !intent.everyPort()) {
                unservedPorts(
                                on,
                                intent,
                                loadBalancer.get(),
                                "no rule of the load balancer serves some of what intent `")
                        .got(intent.protocol() + " " + unserved);
            }
        }
    }

    private static void noLoadBalancer(Inspection on, TrafficIntent intent) {
        List<FlowEnd.LoadBalancer> ends =
                on.loadBalancers().stream().map(LoadBalancerConfig::end).toList();
        Finding finding = on.found(
                Where.intent(intent.name()).key("to"),
                ends.isEmpty()
                        ? "intent `" + intent.name() + "` allows traffic to a load balancer that does not exist"
                        : "intent `" + intent.name() + "` does not say which of the load balancers it means");
        if (ends.isEmpty()) {
            finding.fix("add a `hybrid-network:loadBalancer` section, or remove the intent");
        } else {
            finding.got(intent.to()).allowed(Words.few(ends, 6)).fix("write `" + ends.get(0) + "`, or another of them");
        }
    }

    private static Finding unservedPorts(
            Inspection on, TrafficIntent intent, LoadBalancerConfig loadBalancer, String message) {
        return on.found(Where.intent(intent.name()), message + intent.name() + "` allows")
                .allowed(Words.few(
                        loadBalancer.rules().values().stream()
                                .map(rule -> rule.protocol() + " " + rule.frontendPort())
                                .toList(),
                        4));
    }

    private static void noTransit(Inspection on) {
        Flows flows = new Flows(on.config());
        PrefixSet network = on.space();
        for (TrafficIntent intent : on.config().traffic().values()) {
            Flow flow = flows.of(intent).get(0);
            boolean outside = !flow.isEmpty()
                    && !flow.from().overlaps(network)
                    && !flow.to().reachesFrontend()
                    && !flow.to().hosts().overlaps(network);
            if (intent.action() == Action.allow && outside) {
                on.found(
                                Where.intent(intent.name()),
                                "intent `" + intent.name() + "` allows a flow that would only pass through Azure")
                        .got(intent.from() + " to " + intent.to());
            }
        }
    }

    private static void nothingFromInternet(Inspection on) {
        Flows flows = new Flows(on.config());
        PrefixSet internet = flows.hosts(new FlowEnd.Internet());
        PrefixSet network = on.space();
        for (TrafficIntent intent : on.config().traffic().values()) {
            Flow flow = flows.of(intent).get(0);
            boolean inward = flow.to().reachesFrontend() || flow.to().hosts().overlaps(network);
            if (intent.action() == Action.allow && inward && flow.from().overlaps(internet)) {
                on.found(
                                Where.intent(intent.name()).key("from"),
                                "intent `" + intent.name()
                                        + "` opens the network to the internet, from where nothing can arrive")
                        .got(intent.from());
            }
        }
    }

    private static void noImplicitOutbound(Inspection on) {
        Flows flows = new Flows(on.config());
        PrefixSet internet = flows.hosts(new FlowEnd.Internet());
        boolean inspected = on.config()
                .inspection()
                .filter(inspection -> inspection.between().contains(Between.SPOKES_AND_INTERNET))
                .isPresent();
        PrefixSet without = PrefixSet.unionOf(on.networks().stream()
                .filter(network -> !inspected || network.spoke().isEmpty())
                .flatMap(network -> network.subnets().values().stream())
                .filter(subnet -> !subnet.nat())
                .map(subnet -> PrefixSet.of(subnet.prefix()))
                .toList());
        for (TrafficIntent intent : on.config().traffic().values()) {
            Flow flow = flows.of(intent).get(0);
            if (intent.action() == Action.allow
                    && flow.from().overlaps(without)
                    && flow.to().hosts().overlaps(internet)) {
                on.found(
                                Where.intent(intent.name()).key("to"),
                                "intent `" + intent.name()
                                        + "` relies on Azure's implicit internet access, which new networks no longer have")
                        .got(intent.to());
            }
        }
    }
}
