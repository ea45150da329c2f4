package hybridnetwork.reachability.built;

import hybridnetwork.limits.NetworkLimits;
import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.reading.Parentage;
import hybridnetwork.reachability.reading.Prefixes;
import hybridnetwork.reachability.reading.Resource;
import hybridnetwork.reachability.reading.SubnetBags;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Azure Firewalls, their subnets, policies and IP groups, and the tables whose routes lead to them. */
final class BuiltFirewalls {
    private static final String FIREWALL = "AzureFirewall";
    private static final List<String> TIERS = List.of("basic", "standard", "premium");

    private final Registered on;
    private final Snapshot snapshot;

    BuiltFirewalls(Registered on, Snapshot snapshot) {
        this.on = on;
        this.snapshot = snapshot;
    }

    void note() {
        for (Resource firewall : on.all(FIREWALL)) {
            tier(firewall);
            policy(firewall);
            places(firewall);
            forcedTunnelling(firewall);
        }
        on.all("FirewallPolicy").forEach(this::rules);
        on.all("IpGroup").forEach(this::group);
        on.all("RouteTable").forEach(this::routes);
    }

    private static Optional<String> tier(Bag bag) {
        return bag.text("sku", "tier")
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(TIERS::contains);
    }

    private void tier(Resource firewall) {
        if (tier(firewall.bag()).equals(Optional.of("basic"))) {
            if (firewall.bag().has("managementIpConfiguration")) {
                on.advice("firewall-tier", firewall + " is Basic: it passes no more than 250 Mbps");
            } else {
                on.error(
                        "firewall-tier",
                        firewall + " is Basic and has no managementIpConfiguration: Azure refuses it; a Basic firewall"
                                + " needs a second subnet and a second public IP");
            }
        }
    }

    /** A policy of a higher tier has what the firewall cannot do. */
    private void policy(Resource firewall) {
        Optional<String> own = tier(firewall.bag());
        on.found(firewall, "firewallPolicy", "FirewallPolicy")
                .ifPresent(policy -> tier(policy.bag())
                        .filter(higher -> own.isPresent() && TIERS.indexOf(higher) > TIERS.indexOf(own.get()))
                        .ifPresent(higher -> on.error(
                                "firewall-policy-tier",
                                firewall + " is " + own.get() + " and its " + policy + " is " + higher
                                        + ": a policy is of the firewall's tier, or of a lower one")));
    }

    private void places(Resource firewall) {
        for (String id : ids(firewall)) {
            for (Resource network : on.networks()) {
                if (network.mayContain(id, "virtualNetworks")) {
                    size(firewall, network, ArmId.name(id));
                    if (!firewall.mayShareGroup(network)) {
                        on.warning(
                                "firewall-one-group",
                                firewall + " is in another resource group than " + network
                                        + ": Azure creates no firewall so");
                    }
                }
            }
        }
        on.publicIps(firewall).stream()
                .filter(address -> !firewall.mayShareGroup(address))
                .forEach(address -> on.warning(
                        "firewall-one-group",
                        firewall + " is in another resource group than " + address + ": Azure creates no firewall so"));
    }

    /** The subnets of its packets and of its management. */
    private static List<String> ids(Resource firewall) {
        List<String> ids = new ArrayList<>(Registered.subnetIds(firewall, "ipConfigurations"));
        firewall.bag().text("managementIpConfiguration", "subnet", "id").ifPresent(ids::add);
        return ids;
    }

    private void size(Resource firewall, Resource network, String name) {
        on.subnets(network).stream()
                .filter(subnet -> subnet.name().equalsIgnoreCase(name))
                .map(SubnetBags.Named::bag)
                .flatMap(
                        subnet -> Prefixes.known(subnet).stream().min(Comparator.comparingInt(Prefix::length)).stream())
                .filter(prefix -> prefix.length() > NetworkLimits.FIREWALL_FITS)
                .forEach(prefix -> on.error(
                        "reserved-subnet-size",
                        name + " of " + network + " is " + prefix + ": " + firewall + " needs a /"
                                + NetworkLimits.FIREWALL_FITS + " or larger"));
    }

    /** Without a subnet for its management a firewall has to reach the internet straight away. */
    private void forcedTunnelling(Resource firewall) {
        if (firewall.bag().has("managementIpConfiguration")) {
            return;
        }
        List<String> ids = Registered.subnetIds(firewall, "ipConfigurations");
        snapshot.subnets().stream()
                .filter(Subnet::isFirewallSubnet)
                .filter(subnet -> ids.stream()
                        .anyMatch(id -> on.networks().get(subnet.network()).mayContain(id, "virtualNetworks")))
                .flatMap(subnet -> subnet.routes().routes().stream())
                .filter(route ->
                        route.prefix().equals(Prefix.ALL) && !route.hop().is(Hop.Kind.INTERNET))
                .forEach(route -> on.warning(
                        "firewall-forced-tunnelling",
                        "the route table of " + firewall + "'s subnet leads 0.0.0.0/0 to " + route.hop() + " by route "
                                + route.name()
                                + ": without a management subnet a firewall has to reach the internet itself"));
    }

    /** Azure counts sources times destinations of network rules, an IP group as one. */
    private void rules(Resource policy) {
        long pairs = on.inventory().children(Parentage.RULE_COLLECTION_GROUP, policy).stream()
                .flatMap(group -> group.bag().bags("ruleCollections").stream())
                .flatMap(collection -> collection.bags("rules").stream())
                .filter(rule -> Registered.is(rule, "ruleType", "NetworkRule"))
                .mapToLong(rule -> count(rule, "source") * count(rule, "destination"))
                .sum();
        if (pairs > NetworkLimits.MOST_PAIRS_OF_RULES) {
            on.error(
                    "firewall-rule-limit",
                    "the network rules of " + policy + " come to " + pairs
                            + " pairs of a source and a destination: Azure takes " + NetworkLimits.MOST_PAIRS_OF_RULES);
        }
    }

    private static long count(Bag rule, String side) {
        return Stream.of("Addresses", "IpGroups", "Fqdns")
                .mapToLong(list -> rule.texts(side + list).size())
                .sum();
    }

    private void group(Resource group) {
        int addresses = group.bag().texts("ipAddresses").size();
        if (addresses > NetworkLimits.MOST_PREFIXES_OF_GROUP) {
            on.error(
                    "firewall-ip-group-limit",
                    group + " has " + addresses + " addresses: Azure takes " + NetworkLimits.MOST_PREFIXES_OF_GROUP);
        }
    }

    private void routes(Resource table) {
        Set<String> names = new HashSet<>();
        table.bag()
                .bags("routes")
                .forEach(route -> names.add(Registered.name(route).toLowerCase(Locale.ROOT)));
        on.inventory()
                .children(Parentage.ROUTE, table)
                .forEach(route -> names.add(route.name().toLowerCase(Locale.ROOT)));
        if (names.size() > NetworkLimits.MOST_ROUTES) {
            on.error(
                    "route-limit",
                    table + " has " + names.size() + " routes: Azure takes " + NetworkLimits.MOST_ROUTES);
        }
    }
}
