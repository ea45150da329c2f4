package hybridnetwork.reachability.reading;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.model.Egress.WayOut;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.PublicHosts;
import hybridnetwork.reachability.model.PublicHosts.Sku;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The network interfaces in the networks: who has a public IP, joins a pool, or is filtered by a group of its own. */
final class Interfaces {
    private final Inventory inventory;
    private final Notes notes;
    private final List<Subnet> subnets;
    private final PrefixSet space;
    private final SubnetFinder finder;
    private final List<Resource> ofScaleSets;
    private final List<Card> cards = new ArrayList<>();

    /**
     * One address of an interface.
     *
     * @param hosts the address; every host of its subnet while that is not known
     * @param known whether it is
     */
    record Card(Resource resource, Bag configuration, OptionalInt subnet, PrefixSet hosts, boolean known) {}

    /**
     * Reads all of them.
     *
     * @param ofScaleSets the interfaces that scale sets describe
     * @param space of all networks
     */
    Interfaces(
            Inventory inventory,
            List<Resource> ofScaleSets,
            Notes notes,
            List<Subnet> subnets,
            PrefixSet space,
            SubnetFinder finder) {
        this.inventory = inventory;
        this.notes = notes;
        this.subnets = subnets;
        this.space = space;
        this.finder = finder;
        this.ofScaleSets = ofScaleSets;
        List<Resource> all = new ArrayList<>(inventory.all("NetworkInterface"));
        all.addAll(ofScaleSets);
        for (Resource card : all) {
            if (card.bag().isOpaque("ipConfigurations")) {
                notes.unknown(
                        card, "ipConfigurations", "its addresses are left out of the proof", new Scope.Ends(space));
            }
            card.bag().bags("ipConfigurations").stream()
                    .filter(configuration -> !isOfIpv6(card, configuration))
                    .filter(configuration -> !finder.isElsewhere(configuration) && !isOfAnother(configuration))
                    .forEach(configuration -> cards.add(read(card, configuration)));
        }
    }

    private boolean isOfIpv6(Resource card, Bag configuration) {
        boolean is = Ipv6.isOf(configuration);
        if (is) {
            Ipv6.note(card, "the IPv6 configuration " + BalancerReader.name(configuration), notes);
        }
        return is;
    }

    private static Optional<Ipv4> address(Bag configuration) {
        return configuration.text("privateIPAddress").flatMap(Ipv4::tryParse);
    }

    /** Its address is taken for that of another network, whose space overlaps. */
    private boolean isOfAnother(Bag configuration) {
        return address(configuration)
                .filter(address -> finder.isOfAnother(address, configuration))
                .isPresent();
    }

    private Card read(Resource resource, Bag configuration) {
        Optional<Ipv4> address = address(configuration);
        Optional<Subnet> subnet =
                address.flatMap(it -> finder.holding(it, configuration)).or(() -> named(configuration));
        PrefixSet hosts = address.map(PrefixSet::of)
                .or(() -> subnet.map(it -> isOfScaleSet(resource) ? it.hosts().subtract(addresses()) : it.hosts()))
                .orElseGet(() ->
                        PrefixSet.unionOf(subnets.stream().map(Subnet::hosts).toList()));
        noteChained(resource, configuration, hosts);
        return new Card(resource, configuration, index(subnet), hosts, address.isPresent());
    }

    /** Whether it is one of each instance; none of them has the address of another interface, and those are read before. */
    private static boolean isOfScaleSet(Resource card) {
        return card.kind().equals(ScaleSets.KIND);
    }

    /** What appliances behind a gateway load balancer make of packets from and to the internet is not modelled. */
    private void noteChained(Resource resource, Bag configuration, PrefixSet hosts) {
        if (configuration.has("gatewayLoadBalancer")) {
            notes.notUnderstood(
                    resource,
                    "the gateway load balancer that packets from and to the internet pass first is not modelled",
                    new Scope.Between(hosts, Space.internetBeside(space)));
        }
    }

    private static OptionalInt index(Optional<Subnet> subnet) {
        return subnet.isPresent() ? OptionalInt.of(subnet.get().index()) : OptionalInt.empty();
    }

    private Optional<Subnet> named(Bag configuration) {
        return configuration.bag("subnet").flatMap(subnet -> subnet.text("id")).flatMap(finder::of);
    }

    /** The hosts that a public IP leads to. */
    List<PublicHosts> publicHosts() {
        List<PublicHosts> all = new ArrayList<>();
        for (Card card : withPublicAddress()) {
            if (!card.known()) {
                notes.unknown(
                        card.resource(),
                        "privateIPAddress",
                        "any host of its subnet may have the public IP",
                        Scope.nothing("the hosts that may have it are told apart one by one"));
            }
            all.add(new PublicHosts(card.hosts(), sku(inventory, card.resource(), card.configuration()), card.known()));
        }
        return all;
    }

    private List<Card> withPublicAddress() {
        return cards.stream()
                .filter(card -> card.configuration().has("publicIPAddress")
                        || card.configuration().has("publicIPAddressConfiguration"))
                .toList();
    }

    /** What is known of the SKU of the public IP that something refers to. */
    static Sku sku(Inventory inventory, Resource owner, Bag configuration) {
        if (configuration.has("publicIPPrefix")) {
            return Sku.STANDARD;
        }
        Optional<Bag> ofScaleSet = configuration.bag("publicIPAddressConfiguration");
        if (ofScaleSet.isPresent()) {
            return sku(ofScaleSet.get());
        }
        Reference reference = inventory.follow(owner, configuration, "publicIPAddress", "PublicIPAddress");
        if (!(reference instanceof Reference.Found found)) {
            return Sku.UNKNOWN;
        }
        return sku(found.resource().bag());
    }

    private static Sku sku(Bag bag) {
        Optional<Bag> sku = bag.bag("sku");
        if (bag.isOpaque("sku") || sku.filter(it -> it.isOpaque("name")).isPresent()) {
            return Sku.UNKNOWN;
        }
        return sku.flatMap(it -> it.text("name"))
                        .filter(name -> !name.equalsIgnoreCase("Basic"))
                        .isPresent()
                ? Sku.STANDARD
                : Sku.BASIC;
    }

    /** How interfaces with a public IP leave: with every protocol. */
    List<WayOut> waysOut() {
        List<WayOut> ways = new ArrayList<>();
        for (Card card : withPublicAddress()) {
            if (card.known()) {
                ways.add(new WayOut(
                        card.hosts(),
                        EnumSet.allOf(Protocol.class),
                        "the public IP of " + card.resource().name()));
            } else {
                notes.doubt(card.resource(), "privateIPAddress", new Scope.Leaving(card.hosts(), true));
            }
        }
        return ways;
    }

    /** The groups at interfaces in a subnet. */
    List<Subnet.InterfaceGroup> groups(Subnet subnet, SecurityGroupReader reader) {
        List<Subnet.InterfaceGroup> groups = new ArrayList<>();
        for (Card card : cards) {
            PrefixSet hosts = card.hosts().intersect(subnet.hosts());
            if (!hosts.isEmpty()) {
                reader.of(
                                card.resource(),
                                card.resource().bag(),
                                card.resource().toString())
                        .ifPresent(group -> groups.add(new Subnet.InterfaceGroup(hosts, group, card.known())));
            }
        }
        return groups;
    }

    /** Each address of every interface. */
    List<Card> cards() {
        return cards;
    }

    /** The interfaces that join some pool of a balancer. */
    List<Card> joining(Resource balancer) {
        return cards.stream()
                .filter(card -> card.configuration().bags("loadBalancerBackendAddressPools").stream()
                        .flatMap(reference -> reference.text("id").stream())
                        .anyMatch(id -> isIn(balancer, id)))
                .toList();
    }

    /** Hosts of which some, nobody knows which, join some pool of a balancer as instances of scale sets. */
    PrefixSet instancesIn(Resource balancer) {
        return PrefixSet.unionOf(joining(balancer).stream()
                .filter(card -> isOfScaleSet(card.resource()))
                .map(Card::hosts)
                .toList());
    }

    /** Likewise, of scale sets whose instances are perhaps all without Azure's implicit way out. */
    PrefixSet instancesOfFlexibleSets() {
        return PrefixSet.unionOf(cards.stream()
                .filter(card -> isOfScaleSet(card.resource()))
                .filter(card -> ScaleSets.mayBeFlexible(card.resource().bag()))
                .map(Card::hosts)
                .toList());
    }

    private static boolean isIn(Resource balancer, String pool) {
        return balancer.mayContain(pool, "loadBalancers");
    }

    /** The interfaces that a backend pool is made of. */
    List<Card> members(Resource balancer, String pool) {
        return cards.stream()
                .filter(card -> card.configuration().bags("loadBalancerBackendAddressPools").stream()
                        .flatMap(reference -> reference.text("id").stream())
                        .anyMatch(id -> ArmId.name(id).equalsIgnoreCase(pool) && isIn(balancer, id)))
                .toList();
    }

    /** The addresses of interfaces, as far as they are known. */
    PrefixSet addresses() {
        return PrefixSet.unionOf(
                cards.stream().filter(Card::known).map(Card::hosts).toList());
    }

    /** The hosts that an Application Gateway may hand packets to: empty where not all of them are known. */
    Optional<PrefixSet> behind(Resource gateway) {
        List<PrefixSet> hosts = new ArrayList<>();
        for (Bag pool : gateway.bag().bags("backendAddressPools")) {
            boolean open = pool.isAnyOpaque(List.of("backendAddresses", "backendIPConfigurations"));
            for (Bag address : pool.bags("backendAddresses")) {
                open |= address.has("fqdn") || address.isOpaque("ipAddress");
                address.text("ipAddress")
                        .flatMap(Ipv4::tryParse)
                        .map(PrefixSet::of)
                        .ifPresent(hosts::add);
            }
            for (Bag shown : pool.bags("backendIPConfigurations")) {
                open |= shown.text("id").filter(this::isOfOne).isEmpty();
            }
            if (open) {
                return Optional.empty();
            }
        }
        for (Card card : cards) {
            boolean joins = card.configuration().isOpaque("applicationGatewayBackendAddressPools")
                    || card.configuration().bags("applicationGatewayBackendAddressPools").stream()
                            .anyMatch(pool -> pool.text("id")
                                    .filter(id ->
                                            gateway.id().isPresent() && !gateway.mayContain(id, "applicationGateways"))
                                    .isEmpty());
            if (joins) {
                hosts.add(card.hosts());
            }
        }
        return gateway.bag().isOpaque("backendAddressPools") ? Optional.empty() : Optional.of(PrefixSet.unionOf(hosts));
    }

    /** Whether an id is of an interface among the resources, or of one that a scale set among them makes. */
    boolean isOfOne(String id) {
        Optional<String> scaleSet = new ArmId(id).after("virtualMachineScaleSets");
        return scaleSet.filter(name -> ofScaleSets.stream().anyMatch(it -> it.isNamed(name)))
                        .isPresent()
                || new ArmId(id).after("networkInterfaces").filter(this::has).isPresent();
    }

    private boolean has(String name) {
        return inventory.all("NetworkInterface").stream().anyMatch(card -> card.isNamed(name));
    }

    /** Notes what interfaces leave open of pools. */
    void noteUnknownPools() {
        for (Card card : cards) {
            boolean open = card.configuration().isOpaque("loadBalancerBackendAddressPools")
                    || card.configuration().bags("loadBalancerBackendAddressPools").stream()
                            .anyMatch(pool -> pool.isOpaque("id"));
            if (open) {
                notes.unknown(
                        card.resource(),
                        "loadBalancerBackendAddressPools",
                        "which pools it joins cannot be said",
                        Scope.EVERY_BALANCER);
            }
        }
    }

    /**
     * The members of an application security group.
     *
     * @param surely their addresses
     * @param maybe addresses of which one is a member's, or may be
     */
    record GroupMembers(List<Prefix> surely, List<Prefix> maybe) {}

    /** Of a group that no interface of the stack names every host may be a member. */
    GroupMembers membersOf(String applicationSecurityGroup) {
        ArmId wanted = new ArmId(applicationSecurityGroup);
        List<Prefix> surely = new ArrayList<>();
        List<PrefixSet> maybe = new ArrayList<>();
        boolean named = false;
        for (Card card : cards) {
            List<Bag> groups = card.configuration().bags("applicationSecurityGroups");
            boolean open = card.configuration().isOpaque("applicationSecurityGroups")
                    || groups.stream().anyMatch(group -> group.isOpaque("id"));
            boolean member = groups.stream()
                    .flatMap(group -> group.text("id").stream())
                    .map(ArmId::new)
                    .anyMatch(wanted::equals);
            named |= member;
            if (member && card.known()) {
                surely.addAll(card.hosts().prefixes());
            } else if (member || open) {
                maybe.add(card.hosts());
            }
        }
        if (!named) {
            maybe.add(space);
        }
        return new GroupMembers(surely, PrefixSet.unionOf(maybe).prefixes());
    }
}
