package hybridnetwork.reachability.reading;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.BalancingRule;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.PublicHosts.Sku;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the frontends of load balancers. */
final class BalancerReader {
    private final Inventory inventory;
    private final Notes notes;
    private final String baseName;
    private final SubnetFinder finder;

    /** @param baseName what the names of the stack's own balancers begin with */
    BalancerReader(Inventory inventory, Notes notes, String baseName, SubnetFinder finder) {
        this.baseName = baseName;
        this.inventory = inventory;
        this.notes = notes;
        this.finder = finder;
    }

    /** The addresses of all frontends in the virtual networks, as far as they are known. */
    PrefixSet allocated() {
        return PrefixSet.unionOf(inventory.all("LoadBalancer").stream()
                .flatMap(balancer -> balancer.bag().bags("frontendIPConfigurations").stream())
                .filter(frontend -> !finder.isElsewhere(frontend))
                .flatMap(frontend -> frontend.text("privateIPAddress").flatMap(Ipv4::tryParse).stream()
                        .filter(address -> !finder.isOfAnother(address, frontend)))
                .map(PrefixSet::of)
                .toList());
    }

    /** @param subnets without the frontends' addresses among their hosts */
    List<Frontend> read(List<Subnet> subnets, Interfaces interfaces) {
        List<Frontend> frontends = new ArrayList<>();
        for (Resource balancer : inventory.all("LoadBalancer")) {
            noteWhatIsNotModelled(balancer);
            PoolReader pools = new PoolReader(inventory, notes, balancer, subnets, interfaces);
            BalancingRuleReader reader = new BalancingRuleReader(notes, balancer, pools);
            for (Bag configuration : balancer.bag().bags("frontendIPConfigurations")) {
                read(balancer, configuration, frontends.size(), subnets, reader).ifPresent(frontends::add);
            }
        }
        return frontends;
    }

    private void noteWhatIsNotModelled(Resource balancer) {
        Bag bag = balancer.bag();
        Scope scope = new Scope.Balancer(balancer.name());
        for (String property :
                List.of("frontendIPConfigurations", "loadBalancingRules", "backendAddressPools", "probes")) {
            if (bag.isOpaque(property)) {
                notes.unknown(balancer, property, "it is left out of the proof", Scope.EVERY_BALANCER);
                if (property.startsWith("frontend")) {
                    // Any address may be a frontend's.
                    notes.doubt(balancer, property, new Scope.Ends(PrefixSet.ALL));
                }
            }
        }
        for (String property : List.of("frontendIPConfigurations", "backendAddressPools")) {
            if (bag.bags(property).stream().anyMatch(part -> part.isOpaque("name"))) {
                notes.unknown(balancer, "a name among " + property, "no rule can refer to it", Scope.EVERY_BALANCER);
            }
        }
        InboundNat.noteInline(balancer, notes);
        if (bag.bags("frontendIPConfigurations").stream().anyMatch(f -> f.has("gatewayLoadBalancer"))) {
            notes.notUnderstood(
                    balancer,
                    "the gateway load balancer that its packets pass first is not modelled",
                    Scope.EVERY_BALANCER);
        }
        for (Bag rule : bag.bags("loadBalancingRules")) {
            if (rule.mayBe("enableFloatingIP")) {
                notes.notUnderstood(balancer, "the floating IP of rule " + name(rule) + " is not modelled", scope);
            }
        }
    }

    private Optional<Frontend> read(
            Resource balancer, Bag configuration, int index, List<Subnet> subnets, BalancingRuleReader reader) {
        String name = balancer.name() + "/" + name(configuration);
        if (Ipv6.isOf(inventory, balancer, configuration)) {
            Ipv6.note(balancer, "the IPv6 frontend " + name(configuration), notes);
            return Optional.empty();
        }
        boolean isPublic = isPublic(configuration);
        Optional<Ipv4> address = configuration.text("privateIPAddress").flatMap(Ipv4::tryParse);
        Optional<Subnet> subnet = isPublic
                ? Optional.empty()
                : subnet(balancer, configuration, subnets)
                        .or(() -> address.flatMap(a -> finder.holding(a, configuration))
                                .map(found -> subnets.get(found.index())));
        if (address.filter(a -> finder.isOfAnother(a, configuration)).isPresent()) {
            notes.notUnderstood(
                    "frontend " + name,
                    "its address is another network's as well",
                    new Scope.Balancer(balancer.name()));
            return Optional.empty();
        }
        if (finder.isElsewhere(configuration) || (subnet.isEmpty() && !isPublic)) {
            boolean open = configuration.isReferenceOpaque("subnet") || configuration.isOpaque("privateIPAddress");
            notes.notUnderstood(
                    "frontend " + name,
                    "it is in no subnet of the virtual network and is left out",
                    open
                            ? Scope.EVERY_BALANCER
                            : Scope.nothing("no packet of this network is for an address of another"));
            return Optional.empty();
        }
        PrefixSet addresses = address.filter(a -> !isPublic)
                .map(PrefixSet::of)
                .orElseGet(() -> subnet.map(s -> allocated(balancer, name, s))
                        .orElseGet(() -> publicAddress(balancer, configuration, name)));
        Sku sku = isPublic ? Interfaces.sku(inventory, balancer, configuration) : Sku.BASIC;
        List<BalancingRule> rules = reader.rules(configuration, subnet);
        return Optional.of(new Frontend(
                index,
                balancer.name(),
                KeyedNames.after(balancer.name(), baseName + "-ilb-"),
                name,
                addresses,
                subnet.isPresent() ? OptionalInt.of(subnet.get().index()) : OptionalInt.empty(),
                sku,
                rules));
    }

    private PrefixSet allocated(Resource balancer, String name, Subnet subnet) {
        notes.add(Finding.advice(
                        "frontend-address-allocated",
                        "the address of frontend " + name
                                + " is allocated by Azure; the proof covers every address of subnet "
                                + subnet.name())
                .about(balancer.subject()));
        return subnet.hosts();
    }

    private PrefixSet publicAddress(Resource balancer, Bag configuration, String name) {
        Reference reference = inventory.follow(balancer, configuration, "publicIPAddress", "PublicIPAddress");
        Optional<Ipv4> address = reference instanceof Reference.Found found
                ? found.resource().bag().text("ipAddress").flatMap(Ipv4::tryParse)
                : Optional.empty();
        if (address.isEmpty()) {
            notes.unknown(
                    "frontend " + name,
                    "its public IP",
                    "the proof shows 0.0.0.0 in its place",
                    new Scope.Entering(Space.PRIVATE_SET.complement()));
        }
        return PrefixSet.of(address.orElse(Ipv4.LOWEST));
    }

    /** The subnet that a frontend is in; one that is not known yet is the only one that it can be. */
    private Optional<Subnet> subnet(Resource balancer, Bag configuration, List<Subnet> subnets) {
        if (configuration.isReferenceOpaque("subnet")) {
            List<Subnet> candidates = subnets.stream()
                    .filter(s -> !s.isAzures() && finder.mayBeOf(balancer, s))
                    .toList();
            return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
        }
        return configuration
                .bag("subnet")
                .flatMap(r -> r.text("id")
                        .flatMap(finder::of)
                        .or(() -> r.text("name").flatMap(name -> finder.named(name, OptionalInt.empty()))))
                .map(found -> subnets.get(found.index()));
    }

    /** Whether a frontend has a public address, or gets one of a prefix. */
    static boolean isPublic(Bag configuration) {
        return configuration.has("publicIPAddress") || configuration.has("publicIPPrefix");
    }

    static String name(Bag bag) {
        return bag.text("name").orElse("(unnamed)");
    }
}
