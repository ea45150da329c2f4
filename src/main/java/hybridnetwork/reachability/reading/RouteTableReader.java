package hybridnetwork.reachability.reading;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.ServiceTag;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.RouteTable.UserRoute;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads route tables, with their routes inline and as resources of their own. */
public final class RouteTableReader {
    private final Inventory inventory;
    private final Notes notes;
    private final Map<Integer, IdentityHashMap<Resource, RouteTable>> known = new HashMap<>();
    private final Map<Integer, RouteTable> none = new HashMap<>();

    public RouteTableReader(Inventory inventory, Notes notes) {
        this.inventory = inventory;
        this.notes = notes;
    }

    /**
     * The table that a subnet refers to; {@link RouteTable#none} when it refers to none. Subnets of one network share it.
     *
     * @param network the index of the subnet's network
     */
    public RouteTable of(int network, Resource owner, Bag subnet, String subnetName) {
        Reference reference = inventory.follow(owner, subnet, "routeTable", "RouteTable");
        if (reference instanceof Reference.Found found) {
            return known.computeIfAbsent(network, index -> new IdentityHashMap<>())
                    .computeIfAbsent(found.resource(), table -> read(network, table));
        }
        if (reference instanceof Reference.External external) {
            notes.notUnderstood(
                    "subnet " + subnetName,
                    "its route table " + external.id() + " is not in the stack, so its routes are unknown",
                    Scope.nothing("the whole table counts as unknown"));
            return RouteTable.unknown(network, ArmId.name(external.id()));
        }
        if (reference instanceof Reference.Unknown) {
            notes.unknown(
                    "subnet " + subnetName,
                    "routeTable",
                    "its routes are unknown",
                    Scope.nothing("the whole table counts as unknown"));
            return RouteTable.unknown(network, "(unknown)");
        }
        // Azure refers to a table by its id; what is written there instead leads to none that is known.
        if (subnet.bag("routeTable").filter(table -> !table.values().isEmpty()).isPresent()) {
            notes.notUnderstood(
                    "subnet " + subnetName,
                    "its route table has no id, so its routes are unknown",
                    Scope.nothing("the whole table counts as unknown"));
            return RouteTable.unknown(network, "(inline)");
        }
        return none.computeIfAbsent(network, RouteTable::none);
    }

    private RouteTable read(int network, Resource table) {
        if (table.bag().isOpaque("routes") || table.bag().isOpaque("disableBgpRoutePropagation")) {
            notes.unknown(
                    table, "a property", "its routes are unknown", Scope.nothing("the whole table counts as unknown"));
            return RouteTable.unknown(network, table.name());
        }
        boolean allPeerings = !table.bag().isOpaque("disablePeeringRoute")
                && table.bag()
                        .text("disablePeeringRoute")
                        .filter(text -> !text.equalsIgnoreCase("None"))
                        .isEmpty();
        if (!allPeerings) {
            notes.notUnderstood(
                    table,
                    "disablePeeringRoute takes routes away, which is not modelled: its routes are unknown",
                    Scope.nothing("the whole table counts as unknown"));
            return RouteTable.unknown(network, table.name());
        }
        List<UserRoute> routes = new ArrayList<>();
        boolean complete = true;
        List<Hop> ofTags = new ArrayList<>();
        for (Bag bag : bags(table)) {
            String name = name(bag);
            if (bag.isOpaque("addressPrefix") || bag.text("nextHopType").isEmpty()) {
                notes.unknown(
                        table + ", route " + name,
                        "a property",
                        "the table's routes are unknown",
                        Scope.nothing("the whole table counts as unknown"));
                complete = false;
            } else {
                Optional<UserRoute> route = read(table, name, bag);
                route.ifPresent(routes::add);
                String text = bag.text("addressPrefix").orElse("");
                boolean known = route.isPresent() || Prefixes.isIpv6(text);
                if (!known && isTag(text)) {
                    ofTags.add(hop(table, name, bag));
                }
                complete &= known || isTag(text);
            }
        }
        return new RouteTable(
                network, table.name(), routes, table.bag().flag("disableBgpRoutePropagation"), complete, ofTags);
    }

    /** Routes that are resources of their own first: Azure shows them inside the table too. */
    private List<Bag> bags(Resource table) {
        List<Bag> bags = new ArrayList<>();
        inventory.children(Parentage.ROUTE, table).forEach(child -> bags.add(child.bag()));
        Set<String> names = new HashSet<>();
        bags.forEach(bag -> names.add(name(bag).toLowerCase(Locale.ROOT)));
        List<String> others = new ArrayList<>();
        for (Bag inline : table.bag().bags("routes")) {
            if (names.add(name(inline).toLowerCase(Locale.ROOT))) {
                others.add(name(inline));
                bags.add(inline);
            }
        }
        notes.shown(table, "routes", others);
        return bags;
    }

    private static String name(Bag route) {
        return route.text("routeName").or(() -> route.text("name")).orElse("(unnamed)");
    }

    private Optional<UserRoute> read(Resource table, String name, Bag bag) {
        String owner = table + ", route " + name;
        String text = bag.text("addressPrefix").orElse("");
        Optional<Prefix> prefix = Space.prefix(text);
        if (prefix.isEmpty()) {
            unreadable(owner, text);
            return Optional.empty();
        }
        return Optional.of(new UserRoute(name, prefix.get(), hop(table, name, bag)));
    }

    private void unreadable(String owner, String text) {
        if (Prefixes.isIpv6(text)) {
            Prefixes.ipv6(owner, text, notes);
        } else {
            notes.notUnderstood(
                    owner,
                    "the destination \"" + text + "\" is no prefix; which addresses it draws is not known",
                    Scope.nothing("the table says what of its routes is not known"));
        }
    }

    /** Whether a destination is a service tag of public addresses; the network's own tag is not, nor is text of another kind. */
    private static boolean isTag(String text) {
        return ServiceTag.tryParse(text).isPresent() && !text.equalsIgnoreCase("VirtualNetwork");
    }

    private Hop hop(Resource table, String name, Bag route) {
        String type = route.text("nextHopType").orElse("");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "vnetlocal" -> Hop.VNET_LOCAL;
            case "internet" -> Hop.INTERNET;
            case "none" -> Hop.NONE;
            case "virtualnetworkgateway" -> Hop.VIRTUAL_NETWORK_GATEWAY;
            case "virtualappliance" ->
                Hop.unknownAppliance(route.text("nextHopIpAddress").flatMap(Ipv4::tryParse));
            default -> {
                notes.notUnderstood(
                        table + ", route " + name,
                        "the next hop \"" + type + "\" is not modelled",
                        Scope.nothing("what the route matches is unknown by its hop"));
                yield Hop.OTHER;
            }
        };
    }
}
