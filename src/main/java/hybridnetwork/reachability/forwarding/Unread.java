package hybridnetwork.reachability.forwarding;

import hybridnetwork.reachability.model.Appliance;
import hybridnetwork.reachability.model.VirtualNetwork;

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

    static Unread of(VirtualNetwork network) {
        return new Unread(network.name(), "spoke " + network.name());
    }
}
