package hybridnetwork.reachability.reading;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.TypeToken;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Notes what the regional virtual network integration of App Service leaves open. The instances of an app have addresses of a subnet
 * that is theirs alone, and send from them what is for private addresses, as any host would; they take nothing there. What is for
 * other addresses goes another way, unless the app says otherwise.
 */
final class AppServices {
    /** In ARM's words, and in those of azure-native. */
    private static final Set<String> APPS = Set.of(
            "web:Site",
            "web:SiteSlot",
            "web:SiteNetworkConfig",
            "web:SiteSlotNetworkConfig",
            "web:WebApp",
            "web:WebAppSlot",
            "web:WebAppSwiftVirtualNetworkConnection",
            "web:WebAppSwiftVirtualNetworkConnectionSlot");

    private static final List<String> SUBNETS = List.of("virtualNetworkSubnetId", "subnetResourceId");

    private static final Service MAIL = Service.withPorts(Set.of(Protocol.TCP), PortSet.of(PortRange.of(25)));

    private final Notes notes;
    private final Function<String, Optional<PrefixSet>> subnetHosts;
    private final PrefixSet internet;

    /**
     * Prepares to note.
     *
     * @param subnetHosts the hosts of the subnet of an id, where it is one of the networks'
     */
    AppServices(Notes notes, Function<String, Optional<PrefixSet>> subnetHosts, PrefixSet internet) {
        this.notes = notes;
        this.subnetHosts = subnetHosts;
        this.internet = internet;
    }

    /** Notes an app, or its integration; what else of it may refer to the network is given back. */
    Bag rest(String what, TypeToken type, Bag bag) {
        Bag rest = bag;
        for (String property : APPS.contains(type.toString()) ? SUBNETS : List.<String>of()) {
            Optional<PrefixSet> hosts = bag.text(property).flatMap(subnetHosts);
            if (hosts.isPresent()) {
                note(what, hosts.get());
                rest = rest.without(property);
            }
        }
        return rest;
    }

    private void note(String what, PrefixSet hosts) {
        for (Scope scope : List.of(
                // RFC 1918 is what goes into the network without more.
                new Scope.Relayed(hosts, Space.RFC_1918.complement(), Optional.empty()),
                new Scope.Relayed(hosts, PrefixSet.ALL, Optional.of(MAIL)),
                new Scope.Towards(internet.complement(), hosts))) {
            notes.notUnderstood(
                    what, "what an app sends to public addresses, and what is sent to it, is not modelled", scope);
        }
    }
}
