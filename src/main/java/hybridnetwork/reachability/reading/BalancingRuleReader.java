package hybridnetwork.reachability.reading;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.reachability.model.BalancingRule;
import hybridnetwork.reachability.model.BalancingRule.HealthProbe;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the rules of one load balancer, with their ports and probes. */
final class BalancingRuleReader {
    private final Notes notes;
    private final Resource balancer;
    private final PoolReader pools;
    private final Scope scope;

    /** @param pools those of the balancer */
    BalancingRuleReader(Notes notes, Resource balancer, PoolReader pools) {
        this.notes = notes;
        this.balancer = balancer;
        this.pools = pools;
        this.scope = new Scope.Balancer(balancer.name());
    }

    /** The rules of a frontend. */
    List<BalancingRule> rules(Bag frontend, Optional<Subnet> subnet) {
        List<BalancingRule> rules = new ArrayList<>();
        for (Bag rule : balancer.bag().bags("loadBalancingRules")) {
            if (isFor(rule, frontend)) {
                read(rule, subnet).ifPresent(rules::add);
            }
        }
        return rules;
    }

    /** Whether a rule names the frontend; an id that is not known yet means the only one. */
    private boolean isFor(Bag rule, Bag frontend) {
        Optional<String> id = rule.bag("frontendIPConfiguration").flatMap(reference -> reference.text("id"));
        if (id.isPresent()) {
            return ArmId.name(id.get()).equalsIgnoreCase(BalancerReader.name(frontend));
        }
        boolean only = balancer.bag().bags("frontendIPConfigurations").size() == 1;
        if (!only) {
            notes.unknown(
                    balancer,
                    "the frontend of rule " + BalancerReader.name(rule),
                    "the rule is left out of the proof",
                    Scope.EVERY_BALANCER);
        }
        return only;
    }

    private Optional<BalancingRule> read(Bag rule, Optional<Subnet> subnet) {
        String name = BalancerReader.name(rule);
        if (rule.isOpaque("protocol") || rule.isOpaque("frontendPort") || rule.isOpaque("backendPort")) {
            notes.unknown(
                    balancer, "a property of rule " + name, "the rule is left out of the proof", Scope.EVERY_BALANCER);
            return Optional.empty();
        }
        Set<Protocol> protocols = protocols(rule);
        Optional<Double> frontendPort = rule.number("frontendPort");
        Optional<Double> backendPort = rule.number("backendPort").or(() -> frontendPort.filter(port -> port == 0));
        // HA ports: all of them, each to itself.
        boolean every = frontendPort.filter(port -> port == 0).isPresent()
                && backendPort.filter(port -> port == 0).isPresent()
                && rule.text("protocol").orElse("").equalsIgnoreCase("All");
        OptionalInt taken = port(frontendPort, 1);
        OptionalInt handedOn = port(backendPort, 0);
        if (protocols.isEmpty() || !(every || (taken.isPresent() && handedOn.isPresent()))) {
            notes.notUnderstood(
                    balancer, "rule " + name + " has no known protocol or port and is left out", Scope.EVERY_BALANCER);
            return Optional.empty();
        }
        return Optional.of(new BalancingRule(
                name,
                protocols,
                every ? PortSet.ALL : PortSet.of(PortRange.of(taken.getAsInt())),
                every ? OptionalInt.empty() : handedOn,
                pools.members(rule, subnet),
                probe(rule)));
    }

    static Set<Protocol> protocols(Bag rule) {
        return switch (rule.text("protocol").orElse("").toLowerCase(Locale.ROOT)) {
            case "tcp" -> EnumSet.of(Protocol.TCP);
            case "udp" -> EnumSet.of(Protocol.UDP);
            case "all" -> EnumSet.of(Protocol.TCP, Protocol.UDP);
            default -> EnumSet.noneOf(Protocol.class);
        };
    }

    private static OptionalInt port(Optional<Double> number, int lowest) {
        return number.stream()
                .filter(port -> port >= lowest && port <= PortRange.HIGHEST)
                .mapToInt(Double::intValue)
                .findFirst();
    }

    // ---- probes

    private Optional<HealthProbe> probe(Bag rule) {
        if (!rule.has("probe")) {
            return Optional.empty();
        }
        Optional<String> name =
                rule.bag("probe").flatMap(reference -> reference.text("id")).map(ArmId::name);
        List<Bag> probes = balancer.bag().bags("probes");
        Optional<Bag> probe = name.isPresent()
                ? probes.stream()
                        .filter(candidate -> BalancerReader.name(candidate).equalsIgnoreCase(name.get()))
                        .findFirst()
                : probes.size() == 1 ? Optional.of(probes.get(0)) : Optional.empty();
        Optional<Integer> port = probe.flatMap(it -> it.number("port")).map(Double::intValue);
        if (port.isEmpty() || port.get() < 1 || port.get() > PortRange.HIGHEST) {
            notes.unknown(
                    balancer,
                    "the probe of rule " + BalancerReader.name(rule),
                    "which members take traffic cannot be said",
                    scope);
            return Optional.empty();
        }
        return Optional.of(new HealthProbe(Protocol.TCP, port.get()));
    }
}
