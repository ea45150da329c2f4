package hybridnetwork.adopt;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Proposes the routes of a subnet's own. */
final class DraftRoutes {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?");

    private final Draft draft;
    private final FoundAzure azure;

    DraftRoutes(Draft draft, FoundAzure azure) {
        this.draft = draft;
        this.azure = azure;
    }

    /**
     * Adds to a subnet's long form what its table says.
     *
     * @param called the subnet, as notes call it
     */
    void of(Optional<ArmId> table, String called, Map<String, Object> form) {
        Optional<FoundResource> found = azure.at(table);
        if (table.isPresent() && found.isEmpty()) {
            draft.note(AdoptionNote.inTheWay(
                    called,
                    "has the route table " + table.get().name() + " of resource group "
                            + table.get().group()
                            + ", which was not read: the first update would take its routes away"));
        }
        found.ifPresent(it -> of(it, called, form));
    }

    private void of(FoundResource table, String called, Map<String, Object> form) {
        if (table.properties().flag("disableBgpRoutePropagation")) {
            form.put("gatewayRoutes", false);
        }
        Map<String, Object> routes = new TreeMap<>();
        for (FoundResource route : azure.parts(table, "routes", "Route")) {
            Bag properties = route.properties();
            Optional<String> to =
                    properties.text("addressPrefix").flatMap(Prefix::tryParse).map(Prefix::toString);
            Optional<String> via = via(properties);
            if (to.isPresent() && via.isPresent()) {
                Map<String, Object> said = new LinkedHashMap<>();
                said.put("to", to.get());
                said.put("via", via.get());
                routes.put(key(route.name(), routes.keySet()), said);
            } else {
                draft.note(AdoptionNote.leftOut(
                        called,
                        "has the route " + route.name() + " of " + table.name() + " to "
                                + properties.text("addressPrefix").orElse("?") + " by "
                                + properties.text("nextHopType").orElse("?")
                                + ", which a stack cannot say (a prefix, and none, internet or the address of an appliance);"
                                + " the first update would take it away"));
            }
        }
        if (!routes.isEmpty()) {
            form.put("routes", routes);
        }
    }

    private static Optional<String> via(Bag route) {
        return route.text("nextHopType").flatMap(type -> switch (type) {
            case "None" -> Optional.of("none");
            case "Internet" -> Optional.of("internet");
            case "VirtualAppliance" ->
                route.text("nextHopIpAddress").flatMap(Ipv4::tryParse).map(Ipv4::toString);
            default -> Optional.empty();
        });
    }

    private static String key(String name, java.util.Set<String> taken) {
        String key = KEY.matcher(name).matches()
                ? name
                : name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        key = key.substring(0, Math.min(40, key.length())).replaceAll("-$", "");
        String free = key.isEmpty() ? "route" : key;
        for (int number = 2; taken.contains(free); number++) {
            free = key.substring(0, Math.min(37, key.length())) + "-" + number;
        }
        return free;
    }
}
