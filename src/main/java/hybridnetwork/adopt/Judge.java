package hybridnetwork.adopt;

import hybridnetwork.adopt.Difference.Action;
import hybridnetwork.adopt.Difference.Judgement;
import hybridnetwork.reachability.filter.PolicyDifference;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.review.PropertyChange;
import hybridnetwork.review.Remark;
import hybridnetwork.review.ResourceChange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says what a change of a resource means that the first preview shows.
 *
 * @param policy what the security groups let through before and after
 * @param gateways that Azure has, by their type
 * @param connected whether every circuit has been provisioned
 */
record Judge(PolicyDifference policy, Map<String, FoundResource> gateways, boolean connected) {
    private static final Set<String> WORDS = Set.of("tags", "description");

    /** The words for one property's change. */
    private record Word(Judgement judgement, String why) {}

    /** Empty where nothing is sent to Azure: only the engine's own mark of protection differs. */
    Optional<Difference> of(ResourceChange change) {
        return switch (change.kind()) {
            case ADDED -> Optional.of(added(change));
            case CHANGED -> changed(change);
            case REPLACED ->
                Optional.of(difference(
                        Action.REPLACE,
                        change,
                        change.means(Remark.Kind.REFUSED) ? Judgement.REFUSED : Judgement.OUTAGE,
                        change.remarks().stream().map(Remark::text).toList()));
            // Only what the program declares is held against it.
            case REMOVED -> Optional.empty();
        };
    }

    private Difference added(ResourceChange change) {
        RegisteredResource resource = change.resource();
        List<String> why =
                new ArrayList<>(change.remarks().stream().map(Remark::text).toList());
        Judgement judgement = change.means(Remark.Kind.REFUSED) ? Judgement.REFUSED : Judgement.HARMLESS;
        switch (resource.kind()) {
            case "VirtualNetworkGateway" -> {
                FoundResource other =
                        gateways.get(String.valueOf(resource.inputs().get("gatewayType")));
                if (other != null) {
                    judgement = Judgement.REFUSED;
                    why.add("Azure takes one gateway of a type in a network, and has " + other.name()
                            + ": give it that name under `names`, or take the section out");
                } else {
                    why.add("about 45 minutes, and it is paid for from then on");
                }
            }
            case "NetworkSecurityGroup" -> {
                Word word = ofPolicy();
                judgement = word.judgement();
                why.add(word.why());
            }
            case "RouteTable" -> {
                judgement = Judgement.LOOK;
                why.add("what its subnet sends goes as it says");
            }
            case "ExpressRouteCircuitPeering" -> {
                if (connected) {
                    judgement = Judgement.LOOK;
                    why.add("Azure shows no private peering of the circuit: where its provider manages it, leave"
                            + " `privatePeering` out");
                } else {
                    why.add("once the provider has provisioned the circuit");
                }
            }
            default -> {}
        }
        return difference(Action.CREATE, change, judgement, why);
    }

    private Optional<Difference> changed(ResourceChange change) {
        List<PropertyChange> properties = change.properties().stream()
                .filter(property -> !property.path().equals("protect"))
                .toList();
        if (properties.isEmpty()) {
            return Optional.empty();
        }
        Judgement judgement = Judgement.HARMLESS;
        Set<String> why = new LinkedHashSet<>();
        for (PropertyChange property : properties) {
            Word word = of(change.resource(), property);
            judgement = graver(judgement, word.judgement());
            if (!word.why().isEmpty()) {
                why.add(word.why());
            }
        }
        for (Remark remark : change.remarks()) {
            why.add(remark.text());
            judgement = graver(
                    judgement,
                    switch (remark.kind()) {
                        case REFUSED -> Judgement.REFUSED;
                        case OUTAGE -> Judgement.OUTAGE;
                        default -> Judgement.LOOK;
                    });
        }
        return Optional.of(difference(Action.UPDATE, change, judgement, List.copyOf(why)));
    }

    private static Judgement graver(Judgement one, Judgement other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** What Azure does anyway is only said now; and the name stands in the id. */
    private static boolean isHarmless(RegisteredResource resource, PropertyChange change, String last) {
        boolean saidNow = change.before().isEmpty()
                && change.after().filter(value -> AzuresOwn.isOwn(last, value)).isPresent();
        boolean ofExpressRoute = "ExpressRoute".equals(resource.inputs().get("gatewayType"));
        return saidNow
                || change.path().equals("name")
                || change.path().equals("syncRemoteAddressSpace")
                || (ofExpressRoute && change.path().equals("vpnType"));
    }

    private Word of(RegisteredResource resource, PropertyChange change) {
        String path = change.path();
        String last = path.substring(path.lastIndexOf('.') + 1);
        if (isHarmless(resource, change, last)) {
            return new Word(Judgement.HARMLESS, "");
        }
        if (WORDS.contains(change.input()) || WORDS.contains(last)) {
            return new Word(Judgement.HARMLESS, "");
        }
        if (Standing.KEYS.contains(path)) {
            return new Word(
                    Judgement.HARMLESS,
                    "Azure gives no key back: the stack's is sent, which has to be the one that is in use");
        }
        return switch (resource.kind()) {
            case "NetworkSecurityGroup" -> ofPolicy();
            case "VirtualNetwork" -> ofNetwork(path, change);
            case "RouteTable" -> new Word(Judgement.LOOK, "what its subnet sends goes another way");
            case "LoadBalancer" ->
                change.after().isEmpty()
                        ? new Word(Judgement.OUTAGE, "what goes by " + path + " is lost")
                        : new Word(Judgement.LOOK, "");
            case "LocalNetworkGateway" ->
                path.startsWith("localNetworkAddressSpace")
                        ? new Word(
                                Judgement.LOOK,
                                "the static routes to the site change: its device has to advertise them")
                        : new Word(Judgement.LOOK, "");
            case "VirtualNetworkGateway" ->
                path.startsWith("vpnClientConfiguration")
                        ? new Word(Judgement.OUTAGE, "clients that dial in are cut off")
                        : new Word(Judgement.LOOK, "");
            default -> new Word(Judgement.LOOK, "");
        };
    }

    private Word ofNetwork(String path, PropertyChange change) {
        boolean gone = change.after().isEmpty();
        if (path.matches("subnets\\[[^]]*]") && gone) {
            return new Word(
                    Judgement.OUTAGE,
                    "the subnet is deleted, which Azure refuses while something is in it: declare it in `network.subnets`");
        }
        if (path.startsWith("addressSpace") || path.endsWith(".addressPrefix") || path.endsWith(".addressPrefixes")) {
            return new Word(Judgement.REFUSED, "Azure changes no prefix that is in use");
        }
        if (path.endsWith(".networkSecurityGroup") || path.contains(".networkSecurityGroup.")) {
            return ofPolicy();
        }
        if (path.contains(".routeTable") || path.contains(".natGateway")) {
            return new Word(
                    gone ? Judgement.OUTAGE : Judgement.LOOK,
                    "what the subnet sends to the internet, or elsewhere, goes another way");
        }
        if (path.contains(".delegations") || path.contains(".serviceEndpoints")) {
            return new Word(
                    gone ? Judgement.OUTAGE : Judgement.LOOK, gone ? "services in the subnet lose what they need" : "");
        }
        if (path.startsWith("dhcpOptions")) {
            return new Word(Judgement.LOOK, "hosts ask other DNS servers, after their next start");
        }
        return new Word(Judgement.LOOK, "");
    }

    /** Rules can be written in many ways: what counts is what passes. */
    private Word ofPolicy() {
        if (!policy.closed().isEmpty()) {
            return new Word(
                    Judgement.OUTAGE,
                    "the security groups no longer let through what they do now: `./hybrid adopt` says which, and"
                            + " `traffic` has to allow what is to stay");
        }
        return policy.opened().isEmpty()
                ? new Word(Judgement.HARMLESS, "the rules are written otherwise, and let through the same")
                : new Word(Judgement.LOOK, "the security groups let more through than now");
    }

    private static Difference difference(Action action, ResourceChange change, Judgement judgement, List<String> why) {
        return new Difference(
                action,
                judgement,
                change.resource(),
                change.properties().stream()
                        .filter(property -> !property.path().equals("protect"))
                        .map(Judge::words)
                        .toList(),
                why);
    }

    /** A value that is a whole object, or a key, is only said to be there. */
    private static String words(PropertyChange change) {
        return change.path() + ": " + value(change.before()) + " -> " + value(change.after());
    }

    private static String value(Optional<Object> value) {
        return value.map(it -> Map.of().equals(it)
                        ? "{}"
                        : it instanceof Map || it instanceof List
                                ? "..."
                                : it instanceof Double number && number == Math.rint(number)
                                        ? String.valueOf(number.longValue())
                                        : it instanceof String || it instanceof Double || it instanceof Boolean
                                                ? it.toString()
                                                : "[secret]")
                .orElse("none");
    }
}
