package hybridnetwork.reachability.reading;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.BalancingRule;
import hybridnetwork.reachability.model.BalancingRule.Members;
import hybridnetwork.reachability.model.Egress;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.reachability.model.Egress.WayOut;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.VirtualNetwork;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Reads how hosts leave for the internet. */
final class EgressReader {
    private static final Set<Protocol> WITH_PORTS = EnumSet.of(Protocol.TCP, Protocol.UDP);

    private static final List<String> ADDRESSES = List.of("publicIpAddresses", "publicIpPrefixes");

    private final Inventory inventory;
    private final Notes notes;
    private final List<WayOut> ways = new ArrayList<>();
    private final List<PrefixSet> closed = new ArrayList<>();
    private final List<PrefixSet> maybeClosed = new ArrayList<>();

    EgressReader(Inventory inventory, Notes notes) {
        this.inventory = inventory;
        this.notes = notes;
    }

    /** What the properties of a subnet say. */
    void subnet(Subnet subnet, Resource owner, Bag bag) {
        String nat = "the NAT gateway of " + subnet;
        if (inventory.follow(owner, bag, "natGateway", "NatGateway") instanceof Reference.Found found) {
            translated(found.resource(), subnet.hosts(), nat);
        } else if (bag.has("natGateway")) {
            ways.add(new WayOut(subnet.hosts(), WITH_PORTS, nat));
        }
        if (bag.isOpaque("defaultOutboundAccess")) {
            notes.unknown(
                    subnet,
                    "defaultOutboundAccess",
                    "whether its hosts have a way out cannot be said",
                    new Scope.Leaving(subnet.hosts(), false));
            maybeClosed.add(subnet.hosts());
        } else if (Boolean.FALSE.equals(bag.values().get("defaultOutboundAccess"))) {
            closed.add(subnet.hosts());
        }
        if (bag.mayHave("serviceEndpoints")) {
            notes.notUnderstood(
                    subnet,
                    "its service endpoints are routes to Azure's services past all others; they are not modelled",
                    new Scope.Leaving(subnet.hosts(), true));
        }
    }

    /** Whatever is said of this subscription, another's hosts may be without Azure's implicit way out. */
    void ofOthers(VirtualNetwork network) {
        maybeClosed.add(network.addresses());
    }

    /** What leaves by a NAT gateway. */
    private void translated(Resource gateway, PrefixSet hosts, String way) {
        if (ADDRESSES.stream().anyMatch(gateway.bag()::mayHave)) {
            ways.add(new WayOut(hosts, WITH_PORTS, way));
        } else if (!hosts.isEmpty()) {
            notes.notUnderstood(
                    gateway,
                    "it has no public IP address, and without one it lets nothing out",
                    new Scope.Leaving(hosts, false));
            maybeClosed.add(hosts);
        }
    }

    /** A NAT gateway may be that of a whole network. */
    private void ofNetwork(Resource gateway, List<Subnet> subnets, SubnetFinder finder) {
        Reference source = inventory.follow(gateway, gateway.bag(), "sourceVirtualNetwork", "VirtualNetwork");
        if (source instanceof Reference.Unknown) {
            notes.unknown(
                    gateway,
                    "sourceVirtualNetwork",
                    "which hosts leave by it cannot be said",
                    new Scope.Leaving(PrefixSet.ALL, false));
            return;
        }
        OptionalInt network = source instanceof Reference.Found found
                ? finder.network(found.resource())
                : source instanceof Reference.External external ? finder.network(external.id()) : OptionalInt.empty();
        PrefixSet hosts = PrefixSet.unionOf(subnets.stream()
                .filter(subnet -> OptionalInt.of(subnet.network()).equals(network))
                .map(Subnet::hosts)
                .toList());
        translated(gateway, hosts, gateway.toString());
    }

    Egress read(
            List<Subnet> subnets,
            SubnetFinder finder,
            Interfaces interfaces,
            List<Frontend> frontends,
            ImplicitOutbound implicit) {
        for (Resource gateway : inventory.all("NatGateway")) {
            ofNetwork(gateway, subnets, finder);
        }
        ways.addAll(interfaces.waysOut());
        maybeClosed.add(interfaces.instancesOfFlexibleSets());
        for (Resource balancer : inventory.all("LoadBalancer")) {
            balancer(balancer, subnets, interfaces, frontends);
        }
        return new Egress(ways, PrefixSet.unionOf(closed), PrefixSet.unionOf(maybeClosed), implicit);
    }

    private void balancer(Resource balancer, List<Subnet> subnets, Interfaces interfaces, List<Frontend> frontends) {
        List<Frontend> own = frontends.stream()
                .filter(frontend -> frontend.balancer().equals(balancer.name()))
                .toList();
        boolean isPublic = balancer.bag().bags("frontendIPConfigurations").stream()
                .filter(BalancerReader::isPublic)
                .anyMatch(f -> !Ipv6.isOf(inventory, balancer, f));
        PoolReader pools = new PoolReader(inventory, notes, balancer, subnets, interfaces);
        PrefixSet instances = interfaces.instancesIn(balancer);
        if (isPublic) {
            for (Bag rule : rules(balancer, "outboundRules")) {
                way(balancer, rule, pools.hostsOf(rule), instances);
            }
            for (Bag rule : rules(balancer, "loadBalancingRules")) {
                if (rule.isOpaque("disableOutboundSnat")) {
                    notes.unknown(
                            balancer,
                            "disableOutboundSnat",
                            "whether its members leave by it cannot be said",
                            new Scope.Leaving(pools.hostsOf(rule), false));
                } else if (!rule.flag("disableOutboundSnat")) {
                    way(balancer, rule, pools.hostsOf(rule), instances);
                    if (own.stream()
                            .flatMap(frontend -> frontend.rules().stream())
                            .noneMatch(read -> read.name().equals(BalancerReader.name(rule)))) {
                        // Something of it is not known, and so is who would be taken to be its members.
                        notes.doubt(balancer, "which hosts join its pools", new Scope.Leaving(PrefixSet.ALL, false));
                    }
                }
            }
            for (String rules : List.of("outboundRules", "loadBalancingRules")) {
                if (balancer.bag().isOpaque(rules)) {
                    notes.unknown(
                            balancer,
                            rules,
                            "which hosts leave by them cannot be said",
                            new Scope.Leaving(PrefixSet.ALL, false));
                }
            }
            own.forEach(frontend -> members(frontend, false)
                    .forEach(hosts ->
                            notes.doubt(balancer, "which hosts join its pools", new Scope.Leaving(hosts, false))));
        }
        boolean standard = balancer.bag()
                .bag("sku")
                .flatMap(sku -> sku.text("name"))
                .filter(name -> !name.equalsIgnoreCase("Basic"))
                .isPresent();
        boolean unknownSku = balancer.bag().isOpaque("sku")
                || balancer.bag().bag("sku").filter(sku -> sku.isOpaque("name")).isPresent();
        if (standard || unknownSku) {
            List<PrefixSet> joined = new ArrayList<>();
            own.stream().filter(Frontend::isInternal).forEach(frontend -> {
                joined.addAll(members(frontend, true));
                maybeClosed.addAll(members(frontend, false));
            });
            if (own.stream().anyMatch(Frontend::isInternal)) {
                // Whoever joined a pool has no way out, whether a rule uses that pool or not.
                joined.add(pools.hosts());
                if (pools.mayHaveOthers()) {
                    maybeClosed.add(PrefixSet.ALL);
                }
            }
            PrefixSet all = PrefixSet.unionOf(joined);
            maybeClosed.add(unknownSku ? all : all.intersect(instances));
            closed.add(unknownSku ? PrefixSet.EMPTY : all.subtract(instances));
        }
    }

    private List<Bag> rules(Resource balancer, String property) {
        return balancer.bag().bags(property).stream()
                .filter(rule -> !Ipv6.isOfRule(inventory, balancer, rule))
                .toList();
    }

    private static List<PrefixSet> members(Frontend frontend, boolean joined) {
        return frontend.rules().stream()
                .map(BalancingRule::members)
                .flatMap(List::stream)
                .filter(members -> members.joined() == joined)
                .map(Members::hosts)
                .toList();
    }

    /** @param instances of which nobody knows which of them join a pool */
    private void way(Resource balancer, Bag rule, PrefixSet members, PrefixSet instances) {
        PrefixSet hosts = members.subtract(instances);
        PrefixSet perhaps = members.intersect(instances);
        if (!perhaps.isEmpty()) {
            notes.doubt(balancer, "which hosts join its pools", new Scope.Leaving(perhaps, false));
        }
        if (rule.isOpaque("protocol")) {
            notes.doubt(
                    "rule " + BalancerReader.name(rule) + " of " + balancer,
                    "protocol",
                    new Scope.Leaving(hosts, false));
        }
        Set<Protocol> protocols = BalancingRuleReader.protocols(rule);
        if (!hosts.isEmpty() && !protocols.isEmpty()) {
            ways.add(new WayOut(hosts, protocols, "rule " + BalancerReader.name(rule) + " of " + balancer));
        }
    }
}
