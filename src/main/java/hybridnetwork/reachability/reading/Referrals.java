package hybridnetwork.reachability.reading;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.finding.Examples;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.TypeToken;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Notes whatever refers to a part of the network and is not modelled, of any module and provider: not by a list of kinds, which
 * would never be whole, but by the ids in its properties. What refers to a subnet may have hosts there, let the internet in and
 * bring rules and routes of its own; what refers to a gateway may change everything.
 */
final class Referrals {
    /** Modules and kinds that refer to networks and change no packet, with the reason. */
    private static final Map<String, Scope> HARMLESS = harmless(Map.of(
            Scope.nothing("it watches, guards or describes what it refers to, and carries no packet"),
            "advisor alertsmanagement authorization consumption costmanagement insights maintenance"
                    + " management monitor operationalinsights policyinsights portal recoveryservices"
                    + " resourcehealth resources security azure:authorization azure:management"
                    + " azure:monitoring azure:operationalinsights azure:policy azure:role",
            Scope.nothing("it admits a subnet to a service that is outside the network"),
            "cognitiveservices:Account containerregistry:Registry documentdb:DatabaseAccount"
                    + " eventhub keyvault servicebus sql:VirtualNetworkRule storage azure:keyvault"
                    + " azure:storage",
            Scope.nothing("it tells addresses by names, and carries none of the flows"),
            "dns dnsresolver privatedns azure:dns azure:privatedns"));

    /** Types of parts of a network, as ids spell them, by the kind of resource. */
    private static final Map<String, String> GATEWAYS = Map.of(
            "virtualnetworkgateways", "VirtualNetworkGateway",
            "connections", "VirtualNetworkGatewayConnection",
            "localnetworkgateways", "LocalNetworkGateway",
            "expressroutecircuits", "ExpressRouteCircuit");

    private static final Map<String, String> OF_SUBNETS = Map.of(
            "networksecuritygroups", "NetworkSecurityGroup",
            "routetables", "RouteTable",
            "applicationsecuritygroups", "ApplicationSecurityGroup");

    private static final Map<String, String> BALANCERS = Map.of("loadbalancers", "LoadBalancer");

    private final Inventory inventory;
    private final Notes notes;
    private final List<Resource> networks;
    private final PrefixSet space;
    private final Function<String, Optional<PrefixSet>> subnetHosts;

    /**
     * Prepares to note.
     *
     * @param space of all networks
     * @param subnetHosts the hosts of the subnet of an id, where it is one of the networks'
     */
    Referrals(
            Inventory inventory,
            Notes notes,
            List<Resource> networks,
            PrefixSet space,
            Function<String, Optional<PrefixSet>> subnetHosts) {
        this.inventory = inventory;
        this.notes = notes;
        this.networks = networks;
        this.space = space;
        this.subnetHosts = subnetHosts;
    }

    private static Map<String, Scope> harmless(Map<Scope, String> names) {
        Map<String, Scope> scopes = new HashMap<>();
        names.forEach((scope, text) -> List.of(text.split(" ", -1)).forEach(name -> scopes.put(name, scope)));
        return Map.copyOf(scopes);
    }

    /**
     * Notes a resource, where it refers to a part of the network.
     *
     * @param properties a bag or a list of them
     */
    void note(RegisteredResource resource, Object properties) {
        if (harmless(resource.type()).isPresent()) {
            return;
        }
        Map<String, Set<Scope>> referred = new LinkedHashMap<>();
        Texts texts = new Texts();
        texts.collect(properties);
        texts.known.forEach(text -> scopes(text, referred));
        if (texts.open) {
            inventory.all().stream()
                    .filter(part -> resource.dependencies().contains(part.urn()))
                    .forEach(part -> scopes(part, referred));
        }
        if (referred.isEmpty()) {
            return;
        }
        String what =
                TypeToken.of(resource.type()).map(TypeToken::kind).orElse(resource.type()) + " " + resource.name();
        String consequence = "resources of this type are not modelled, and it refers to "
                + Examples.of(List.copyOf(referred.keySet()));
        Set<Scope> scopes = new LinkedHashSet<>();
        referred.values().forEach(scopes::addAll);
        scopes.forEach(scope -> notes.notUnderstood(what, consequence, scope));
    }

    private static Optional<Scope> harmless(String type) {
        Optional<TypeToken> token = TypeToken.of(type);
        String module = token.map(TypeToken::module).orElseGet(() -> type.replaceFirst("/.*", ""));
        return Optional.ofNullable(HARMLESS.get(module))
                .or(() -> token.flatMap(it -> Optional.ofNullable(HARMLESS.get(it.toString()))));
    }

    /** The texts of some properties, and whether one of them is not known. */
    private static final class Texts {
        private final Set<String> known = new LinkedHashSet<>();
        private boolean open;

        void collect(Object value) {
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, inner) -> {
                    collect(key);
                    collect(inner);
                });
            } else if (value instanceof List<?> list) {
                list.forEach(this::collect);
            } else if (value instanceof String text && text.indexOf('/') >= 0) {
                known.add(text);
            } else if (value == Opaque.UNKNOWN) {
                open = true;
            }
        }
    }

    private void scopes(String text, Map<String, Set<Scope>> referred) {
        ArmId id = new ArmId(text);
        if (id.after("virtualNetworks").isPresent()) {
            if (networks.stream().anyMatch(network -> isOf(network, text))) {
                Optional<PrefixSet> hosts =
                        id.after("subnets").isPresent() ? subnetHosts.apply(text) : Optional.empty();
                place(ArmId.name(text), hosts.orElse(space), referred);
            }
            return;
        }
        refers(id, GATEWAYS).ifPresent(name -> add(name, Scope.EVERYTHING, referred));
        refers(id, OF_SUBNETS).ifPresent(name -> add(name, new Scope.PastGroups(space), referred));
        refers(id, BALANCERS).ifPresent(name -> add(name, Scope.EVERY_BALANCER, referred));
    }

    /** What a part of the network means of which only is known that it is among the dependencies. */
    private void scopes(Resource part, Map<String, Set<Scope>> referred) {
        if (part.kind().equals("VirtualNetwork") || part.kind().equals("Subnet")) {
            place(part.name(), space, referred);
        } else if (GATEWAYS.containsValue(part.kind())) {
            add(part.name(), Scope.EVERYTHING, referred);
        } else if (OF_SUBNETS.containsValue(part.kind())) {
            add(part.name(), new Scope.PastGroups(space), referred);
        } else if (BALANCERS.containsValue(part.kind())) {
            add(part.name(), Scope.EVERY_BALANCER, referred);
        }
    }

    private static boolean isOf(Resource network, String text) {
        return network.id().equals(Optional.of(new ArmId(text)))
                || network.mayGet(text)
                || network.mayContain(text, "virtualNetworks");
    }

    /** The name of the resource of the stack that an id is of, or is inside of. */
    private Optional<String> refers(ArmId id, Map<String, String> kinds) {
        for (Map.Entry<String, String> kind : kinds.entrySet()) {
            Optional<String> name = id.after(kind.getKey());
            Optional<Resource> found = name.flatMap(it -> inventory.all(kind.getValue()).stream()
                    .filter(part -> part.isNamed(it))
                    .findFirst());
            if (found.isPresent()) {
                return found.map(Resource::name);
            }
        }
        return Optional.empty();
    }

    /** Hosts in a subnet, which may join pools, and what enters the network by way of them. */
    private void place(String name, PrefixSet hosts, Map<String, Set<Scope>> referred) {
        add(name, new Scope.PastGroups(hosts), referred);
        add(name, new Scope.HandedOn(space), referred);
        add(name, Scope.EVERY_BALANCER, referred);
    }

    private static void add(String name, Scope scope, Map<String, Set<Scope>> referred) {
        referred.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(scope);
    }
}
