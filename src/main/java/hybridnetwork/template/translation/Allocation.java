package hybridnetwork.template.translation;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.template.evaluation.Allocated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Addresses for the interfaces of a template that say none: free ones of their subnets, in the template's order.
 *
 * <p>Which Azure will give nobody knows: normally the next one, without a guarantee. But where nothing names an address among the
 * free ones of a subnet, neither the template nor who asks, no verdict on the subnet, or on what its interfaces are members of,
 * depends on it: whatever Azure does is this with hosts renamed. So no other subnet is touched; nor is one that the template does
 * not make, or that has anything with addresses of its own but interfaces and frontends.
 *
 * <p>Where a template takes such an address from its interface, or from a frontend, it means the one that is given here, whichever
 * that is: it renames with the host. So does what it takes from a firewall, for which the proof takes the first of its subnet.
 */
final class Allocation {
    private static final String ADDRESS = "privateIPAddress";
    private static final String CONFIGURATIONS = "ipConfigurations";
    private static final String FRONTENDS = "frontendIPConfigurations";

    private final List<RegisteredResource> resources;
    private final List<Prefix> asked;
    private final Map<String, Prefix> subnets = new HashMap<>();
    private final Set<String> shared = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private final Map<String, List<Slot>> open = new LinkedHashMap<>();
    private final Map<String, PrefixSet> taken = new HashMap<>();
    private final Map<RegisteredResource, Map<String, String>> given = new HashMap<>();
    private final Set<Allocated> wanted = new HashSet<>();
    private final Map<Allocated, String> firewalls = new HashMap<>();
    private final Map<Allocated, Ipv4> addresses = new HashMap<>();

    /** An address that an interface, or a frontend, does not say. */
    private record Slot(RegisteredResource owner, String configuration) {}

    private Allocation(List<RegisteredResource> resources, List<Prefix> asked) {
        this.resources = resources;
        this.asked = asked;
    }

    /**
     * The resources, with what Azure may allocate among their outputs.
     *
     * @param asked addresses that are asked about one by one
     */
    static Translated of(List<RegisteredResource> resources, List<Prefix> asked) {
        return new Allocation(resources, asked).allocated();
    }

    private Translated allocated() {
        resources.forEach(resource -> Allocated.collect(resource.inputs(), wanted));
        for (RegisteredResource resource : resources) {
            Bag bag = new Bag(resource.inputs());
            if (resource.isNetwork("VirtualNetwork")) {
                bag.bags("subnets")
                        .forEach(subnet -> resource.id()
                                .flatMap(id -> subnet.text("name").map(name -> new ArmId(id).child("subnets", name)))
                                .ifPresent(id -> subnet(id, subnet)));
            } else if (resource.isNetwork("Subnet")) {
                resource.id().ifPresent(id -> subnet(new ArmId(id), bag));
            } else if (resource.isNetwork("NetworkInterface")) {
                bag.bags(CONFIGURATIONS).forEach(configuration -> configuration(resource, configuration));
            } else if (resource.isNetwork("LoadBalancer")) {
                bag.bags(FRONTENDS).forEach(configuration -> frontend(resource, configuration));
            } else {
                if (resource.isNetwork("AzureFirewall")) {
                    bag.bags(CONFIGURATIONS).forEach(configuration -> firewall(resource, configuration));
                }
                collect(resource.inputs(), shared);
            }
            collect(resource.inputs(), texts);
        }
        open.forEach(this::give);
        firewalls.forEach((address, subnet) -> Optional.ofNullable(subnets.get(subnet))
                .flatMap(prefix -> prefix.usableHosts().lowest())
                .ifPresent(first -> addresses.put(address, first)));
        return new Translated(resources.stream().map(this::withAddresses).toList(), addresses.keySet());
    }

    private void subnet(ArmId id, Bag subnet) {
        subnet.texts("addressPrefix", "addressPrefixes").stream()
                .flatMap(text -> Prefix.tryParse(text).stream())
                .findFirst()
                .ifPresent(prefix -> subnets.put(id.key(), prefix));
    }

    private void configuration(RegisteredResource owner, Bag configuration) {
        Optional<String> subnet = subnetOf(configuration);
        if (isIpv6(configuration) || subnet.isEmpty()) {
            return;
        }
        if (configuration.has(ADDRESS)) {
            take(subnet.get(), configuration);
        } else if (configuration.text("name").isPresent()) {
            open.computeIfAbsent(subnet.get(), key -> new ArrayList<>())
                    .add(new Slot(owner, configuration.text("name").get()));
        } else {
            shared.add(subnet.get());
        }
    }

    private void firewall(RegisteredResource firewall, Bag configuration) {
        subnetOf(configuration)
                .ifPresent(
                        subnet -> addressOf(firewall, configuration.text("name").orElse(""))
                                .ifPresent(address -> firewalls.put(address, subnet)));
    }

    private static Optional<Allocated> addressOf(RegisteredResource owner, String configuration) {
        return owner.id().map(id -> new Allocated(new ArmId(id), configuration));
    }

    /** Of a frontend that says no address every one is tried, unless something means the one that it gets. */
    private void frontend(RegisteredResource balancer, Bag configuration) {
        boolean isMeant = addressOf(balancer, configuration.text("name").orElse(""))
                .filter(wanted::contains)
                .isPresent();
        if (isMeant) {
            configuration(balancer, configuration);
        } else if (!isIpv6(configuration)) {
            subnetOf(configuration).ifPresent(subnet -> take(subnet, configuration));
        }
    }

    /** Such an address is none of those that are given here. */
    private static boolean isIpv6(Bag configuration) {
        return configuration
                .text("privateIPAddressVersion")
                .filter("IPv6"::equalsIgnoreCase)
                .isPresent();
    }

    private static Optional<String> subnetOf(Bag configuration) {
        return configuration.text("subnet", "id").map(text -> new ArmId(text).key());
    }

    /** An address that is said; one that is not known may be any. */
    private void take(String subnet, Bag configuration) {
        Optional<Ipv4> address = configuration.text(ADDRESS).flatMap(Ipv4::tryParse);
        if (address.isPresent()) {
            taken.merge(subnet, PrefixSet.of(address.get()), PrefixSet::union);
        } else {
            shared.add(subnet);
        }
    }

    /** Texts anywhere in some properties, as ids compare. */
    private static void collect(Object value, Set<String> into) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(inner -> collect(inner, into));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> collect(inner, into));
        } else if (value instanceof String text) {
            into.add(new ArmId(text).key());
        }
    }

    private void give(String subnet, List<Slot> slots) {
        Prefix prefix = subnets.get(subnet);
        if (prefix == null || shared.contains(subnet)) {
            return;
        }
        PrefixSet free = prefix.usableHosts().subtract(taken.getOrDefault(subnet, PrefixSet.EMPTY));
        if (isNamed(prefix, free)) {
            return;
        }
        for (Slot slot : slots) {
            Optional<Ipv4> next = free.lowest();
            if (next.isEmpty()) {
                return;
            }
            free = free.subtract(PrefixSet.of(next.get()));
            given.computeIfAbsent(slot.owner(), key -> new LinkedHashMap<>())
                    .put(slot.configuration(), next.get().toString());
            addressOf(slot.owner(), slot.configuration()).ifPresent(address -> addresses.put(address, next.get()));
        }
    }

    /** Whether some free addresses of a subnet, and not all, are named anywhere. */
    private boolean isNamed(Prefix subnet, PrefixSet free) {
        return Stream.concat(asked.stream(), texts.stream().flatMap(text -> Space.prefix(text).stream()))
                .anyMatch(named ->
                        !named.contains(subnet) && !free.intersect(named).isEmpty());
    }

    /** As Azure will show them: an output is what it has allocated. */
    private RegisteredResource withAddresses(RegisteredResource resource) {
        List<Object> shown = new ArrayList<>();
        given.getOrDefault(resource, Map.of())
                .forEach((name, address) -> shown.add(Map.of("name", name, ADDRESS, address)));
        return new RegisteredResource(
                resource.type(),
                resource.name(),
                resource.urn(),
                resource.id(),
                resource.parent(),
                resource.protect(),
                resource.dependencies(),
                resource.customTimeouts(),
                resolved(resource.inputs()),
                shown.isEmpty()
                        ? resource.outputs()
                        : Map.of(resource.isNetwork("LoadBalancer") ? FRONTENDS : CONFIGURATIONS, shown));
    }

    private Map<String, Object> resolved(Map<?, ?> inputs) {
        Map<String, Object> resolved = new LinkedHashMap<>();
        inputs.forEach((key, value) -> resolved.put(String.valueOf(key), resolved(value)));
        return resolved;
    }

    private Object resolved(Object value) {
        if (value instanceof Map<?, ?> map) {
            return resolved(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::resolved).toList();
        }
        if (value instanceof Allocated meant) {
            Ipv4 address = addresses.get(meant);
            return address == null ? Opaque.UNKNOWN : address.toString();
        }
        return value;
    }
}
