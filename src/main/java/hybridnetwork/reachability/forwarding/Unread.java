package hybridnetwork.reachability.forwarding;

import hybridnetwork.reachability.model.Appliance;
import hybridnetwork.reachability.model.VirtualNetwork;
import java.util.List;

/**
 * What has rules that nobody can read here, and is taken at its word: an appliance, or a network of somebody else's.
 *
 * @param name as obligations call it
 * @param title as steps and reasons do
 */
public record Unread(String name, String title) {
    static Unread of(Appliance appliance) {
        return new Unread(appliance.name(), appliance.title());
    }

    /** One that is named as an appliance is called a spoke: two owe what they do apart. */
    static Unread of(VirtualNetwork network, List<Appliance> appliances) {
        String title = "spoke " + network.name();
        boolean isShared =
                appliances.stream().anyMatch(appliance -> appliance.name().equals(network.name()));
        return new Unread(isShared ? title : network.name(), title);
    }
}
