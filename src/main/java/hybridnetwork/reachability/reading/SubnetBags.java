package hybridnetwork.reachability.reading;

import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The subnets of a virtual network, inline and as resources of their own. */
public final class SubnetBags {
    private SubnetBags() {}

    /**
     * A subnet's properties.
     *
     * @param name in Azure
     * @param owner the resource that says them
     */
    public record Named(String name, Resource owner, Bag bag) {
        public boolean isGatewaySubnet() {
            return name.equalsIgnoreCase(Subnet.GATEWAY_SUBNET);
        }
    }

    /** Each once; a resource of its own knows more than its shadow in the network. */
    public static List<Named> of(Inventory inventory, Resource network) {
        Set<String> names = new HashSet<>();
        List<Named> bags = new ArrayList<>();
        for (Bag inline : network.bag().bags("subnets")) {
            String name = inline.text("name").orElse("(unnamed)");
            if (names.add(name.toLowerCase(Locale.ROOT))) {
                bags.add(new Named(name, network, inline));
            }
        }
        // A subnet that is a resource of its own knows more than its shadow in the network's outputs.
        for (Resource child : inventory.children(Parentage.SUBNET, network)) {
            bags.removeIf(known -> known.name().equalsIgnoreCase(child.name()));
            bags.add(new Named(child.name(), child, child.bag()));
        }
        return bags;
    }
}
