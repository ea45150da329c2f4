package hybridnetwork.reachability.reading;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.ProofInputs.DeclaredAppliance;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.Appliance;
import hybridnetwork.reachability.model.Appliance.Kind;
import hybridnetwork.reachability.model.Appliance.Post;
import hybridnetwork.reachability.model.BalancingRule;
import hybridnetwork.reachability.model.BalancingRule.Members;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.reading.PeeringSide.Flag;
import hybridnetwork.resources.Bag;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what routes can lead packets of others to, by the address that a next hop names. */
final class ApplianceReader {
    private final Inventory inventory;
    private final Notes notes;
    private final SubnetFinder finder;
    private final List<Subnet> subnets;
    private final Interfaces interfaces;
    private final FirewallPolicyReader policies;
    private final SecurityGroupReader groups;
    private final Machines machines;
    private final PrefixSet space;
    private final Map<Ipv4, Candidate> candidates = new LinkedHashMap<>();
    /** By interface and by balancer: each is one appliance, whatever addresses it has. */
    private final Map<Object, Appliance> known = new HashMap<>();

    /**
     * Prepares to read.
     *
     * @param subnets all of them, as the finder knows them
     * @param space of all networks
     */
    ApplianceReader(
            Inventory inventory,
            Notes notes,
            FirewallPolicyReader policies,
            SecurityGroupReader groups,
            SubnetFinder finder,
            List<Subnet> subnets,
            Interfaces interfaces,
            Machines machines,
            PrefixSet space) {
        this.machines = machines;
        this.policies = policies;
        this.groups = groups;
        this.space = space;
        this.inventory = inventory;
        this.notes = notes;
        this.finder = finder;
        this.subnets = subnets;
        this.interfaces = interfaces;
    }

    /** What has an address. */
    sealed interface Candidate {
        /**
         * What forwards.
         *
         * @param always whether it is one of the appliances though no route leads to it
         */
        record Forwarding(Appliance appliance, boolean always) implements Candidate {}

        /** An interface that takes nothing that is not for its own address. */
        record Host() implements Candidate {}

        /** Something of which it is not known whether it forwards. */
        record Unknown(String why) implements Candidate {}
    }

    /** What has which address, as far as it is known. */
    Map<Ipv4, Candidate> read(List<Frontend> frontends, List<DeclaredAppliance> declared) {
        inventory.all("AzureFirewall").forEach(this::firewall);
        interfaces.cards().forEach(this::card);
        frontends.forEach(this::frontend);
        declared.forEach(this::declared);
        return candidates;
    }

    private void firewall(Resource firewall) {
        boolean placed = false;
        List<SecurityRule> rules = policies.read(firewall);
        for (Bag configuration : firewall.bag().bags("ipConfigurations")) {
            Optional<Subnet> subnet = subnet(firewall, configuration);
            if (subnet.isPresent()) {
                placed = true;
                address(firewall, configuration, subnet.get())
                        .ifPresent(address -> candidates.putIfAbsent(
                                address,
                                new Candidate.Forwarding(
                                        new Appliance(
                                                0,
                                                firewall.name(),
                                                Kind.AZURE_FIREWALL,
                                                subnet.get().network(),
                                                address,
                                                List.of(new Post(
                                                        subnet.get().index(), PrefixSet.of(address), Optional.empty())),
                                                Optional.empty(),
                                                Optional.of(rules),
                                                Optional.empty(),
                                                Optional.empty(),
                                                noWayOut(firewall),
                                                isManagedApart(firewall)),
                                        true)));
            }
        }
        if (!placed) {
            notes.notUnderstood(firewall, "in which subnet it is, is not known", new Scope.HandedOn(space));
        }
    }

    /** With a management address of its own, for forced tunnelling, a firewall needs no public one for what passes. */
    private static Optional<String> noWayOut(Resource firewall) {
        boolean shown = firewall.bag().bags("ipConfigurations").stream()
                .anyMatch(configuration -> configuration.has("publicIPAddress"));
        return isManagedApart(firewall) && !shown
                ? Optional.of("firewall " + firewall.name()
                        + " has no public IP but for its management, and whether it reaches the internet is not known")
                : Optional.empty();
    }

    private static boolean isManagedApart(Resource firewall) {
        return firewall.bag().has("managementIpConfiguration");
    }

    private Optional<Subnet> subnet(Resource firewall, Bag configuration) {
        if (!configuration.has("subnet")) {
            return Optional.empty();
        }
        if (configuration.isReferenceOpaque("subnet")) {
            List<Subnet> possible = subnets.stream()
                    .filter(subnet -> subnet.isFirewallSubnet() && finder.mayBeOf(firewall, subnet))
                    .toList();
            return possible.size() == 1 ? Optional.of(possible.get(0)) : Optional.empty();
        }
        return configuration
                .bag("subnet")
                .flatMap(subnet -> subnet.text("id"))
                .flatMap(finder::of)
                .map(subnet -> subnets.get(subnet.index()));
    }

    /** Azure gives a firewall an address of its subnet; nothing else is there, so that this is the first. */
    private Optional<Ipv4> address(Resource firewall, Bag configuration, Subnet subnet) {
        Optional<Ipv4> told = configuration.text("privateIPAddress").flatMap(Ipv4::tryParse);
        if (told.isPresent() || subnet.prefixes().isEmpty()) {
            return told;
        }
        Optional<Ipv4> first = subnet.prefixes().get(0).usableHosts().lowest();
        first.ifPresent(address -> notes.add(Finding.advice(
                        "firewall-address-allocated",
                        "the private address of firewall " + firewall.name()
                                + " is allocated by Azure; it is taken to be " + address + ", the first of " + subnet)
                .about(firewall.subject())));
        return first;
    }

    private void card(Interfaces.Card card) {
        if (!card.known() || card.subnet().isEmpty()) {
            return;
        }
        Ipv4 address = card.hosts().lowest().orElseThrow();
        Subnet subnet = subnets.get(card.subnet().getAsInt());
        Flag forwards = Flag.of(card.resource().bag(), "enableIPForwarding", Flag.NO);
        candidates.putIfAbsent(
                address,
                switch (forwards) {
                    case YES ->
                        new Candidate.Forwarding(
                                known.computeIfAbsent(
                                        card.resource(),
                                        resource -> takenAtItsWord(
                                                card.resource().name(),
                                                Kind.INTERFACE,
                                                address,
                                                List.of(post(card)),
                                                subnet,
                                                elsewhere(List.of(card)))),
                                false);
                    case NO -> new Candidate.Host();
                    case OPEN ->
                        new Candidate.Unknown(
                                "whether " + card.resource() + " forwards (enableIPForwarding) is not known");
                });
    }

    /** Where an interface forwards: one whose address is not known has none of those that others have. */
    private Post post(Interfaces.Card card) {
        return new Post(
                card.subnet().orElseThrow(),
                card.known() ? card.hosts() : card.hosts().subtract(interfaces.addresses()),
                groups.of(
                        card.resource(), card.resource().bag(), card.resource().toString()));
    }

    /** Which interface a machine hands packets on by it decides itself, by routes that Azure does not see. */
    private Optional<String> elsewhere(List<Interfaces.Card> cards) {
        return cards.stream()
                .map(Interfaces.Card::resource)
                .filter(machines::haveOthersBeside)
                .findFirst()
                .map(card -> "the machine of " + card
                        + " has several interfaces, and by which of them it hands packets on is not known");
    }

    private static Appliance takenAtItsWord(
            String name, Kind kind, Ipv4 address, List<Post> posts, Subnet subnet, Optional<String> elsewhere) {
        return new Appliance(
                0,
                name,
                kind,
                subnet.network(),
                address,
                posts,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                elsewhere,
                Optional.empty(),
                false);
    }

    private void frontend(Frontend frontend) {
        if (!frontend.isInternal() || frontend.addresses().size() != 1) {
            return;
        }
        candidates.putIfAbsent(frontend.lowest(), behind(frontend));
    }

    /** What a balancer hands packets of others to: the members of its HA ports, if all of them forward. */
    private Candidate behind(Frontend frontend) {
        String name = "load balancer " + frontend.balancer();
        Optional<BalancingRule> rule = frontend.rules().stream()
                .filter(it -> it.isForAllPorts() && it.protocols().containsAll(Set.of(Protocol.TCP, Protocol.UDP)))
                .findFirst();
        if (rule.isEmpty()) {
            return new Candidate.Unknown(name + " has no HA ports");
        }
        List<Interfaces.Card> cards = inventory.all("LoadBalancer").stream()
                .filter(balancer -> balancer.isNamed(frontend.balancer()))
                .flatMap(balancer -> interfaces.joining(balancer).stream())
                .toList();
        boolean forward = cards.stream()
                .allMatch(card -> Flag.of(card.resource().bag(), "enableIPForwarding", Flag.NO) == Flag.YES);
        PrefixSet members =
                PrefixSet.unionOf(cards.stream().map(Interfaces.Card::hosts).toList());
        for (Members some : rule.get().members()) {
            if (some.subnet().isEmpty() || !some.joined() || !members.contains(some.hosts())) {
                return new Candidate.Unknown("the members of " + name + " are not all known");
            }
        }
        if (cards.stream().anyMatch(card -> card.subnet().isEmpty())) {
            return new Candidate.Unknown("in which subnets the members of " + name + " are is not known");
        }
        List<Post> posts = cards.stream().map(this::post).distinct().toList();
        if (posts.isEmpty() || !forward) {
            return new Candidate.Unknown("the members of " + name + " do not all forward (enableIPForwarding)");
        }
        Optional<String> doubt = notes.doubts().stream()
                .filter(it -> it.scope() instanceof Scope.Balancers
                        || (it.scope() instanceof Scope.Balancer balancer
                                && balancer.name().equals(frontend.balancer())))
                .findFirst()
                .map(Doubt::reason);
        Appliance appliance = known.computeIfAbsent(
                List.of(frontend.balancer(), posts),
                key -> new Appliance(
                        0,
                        frontend.balancer(),
                        Kind.BALANCER,
                        subnets.get(frontend.subnet().orElseThrow()).network(),
                        frontend.lowest(),
                        posts,
                        rule.get().probe(),
                        Optional.empty(),
                        doubt,
                        elsewhere(cards),
                        Optional.empty(),
                        false));
        return new Candidate.Forwarding(appliance, false);
    }

    private void declared(DeclaredAppliance declared) {
        Optional<Subnet> subnet = finder.holding(declared.address(), Bag.EMPTY).map(it -> subnets.get(it.index()));
        if (subnet.isEmpty()) {
            notes.notUnderstood(
                    "appliance " + declared.name(),
                    "its address " + declared.address() + " is in no subnet of the networks",
                    Scope.nothing("a route to it is unknown by its hop, or drops"));
            return;
        }
        candidates.computeIfPresent(
                declared.address(),
                (address, known) -> known instanceof Candidate.Forwarding forwarding
                        ? new Candidate.Forwarding(forwarding.appliance(), true)
                        : known);
        candidates.putIfAbsent(
                declared.address(),
                new Candidate.Forwarding(
                        takenAtItsWord(
                                declared.name(),
                                Kind.DECLARED,
                                declared.address(),
                                List.of(new Post(
                                        subnet.get().index(), PrefixSet.of(declared.address()), Optional.empty())),
                                subnet.get(),
                                Optional.empty()),
                        true));
    }
}
