package hybridnetwork.reachability.built;

import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.reading.Inventory;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.reachability.reading.Resource;
import java.util.List;

/** All of them. The one door of this room. */
public final class BuiltRules {
    private BuiltRules() {}

    /**
     * Notes what breaks a rule.
     *
     * @param networks the virtual networks, the hub first
     */
    public static void note(Inventory inventory, Notes notes, List<Resource> networks, Snapshot snapshot) {
        Registered on = new Registered(inventory, notes, networks);
        new BuiltAddresses(on).note();
        new BuiltGateways(on).note();
        new BuiltVpnGateways(on).note();
        new BuiltCircuits(on).note();
        new BuiltPeerings(on).note();
        new BuiltConnections(on).note();
        new BuiltPolicies(on).note();
        new BuiltSites(on).note();
        new BuiltBalancers(on).note();
        new BuiltGroups(on, snapshot).note();
        new BuiltFirewalls(on, snapshot).note();
        new BuiltNames(on).note();
    }
}
