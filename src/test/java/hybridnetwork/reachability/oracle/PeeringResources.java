package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Peering;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sides of peerings as resources, inline in their network or beside it. */
final class PeeringResources {
    private final World world;
    private final ExportWriter export;

    PeeringResources(World world, ExportWriter export) {
        this.world = world;
        this.export = export;
    }

    /** Writes a network's own sides, those inside it to what is known of the network. */
    void peerings(Network network, Map<String, Object> inputs, Map<String, Object> outputs) {
        List<Peering> own = world.peerings.stream()
                .filter(it -> it.network().equals(network.name()))
                .toList();
        if (own.isEmpty()) {
            return;
        }
        boolean standalone = export.below(2) == 0;
        boolean spaces = export.below(2) == 0;
        List<Object> inline = new ArrayList<>();
        List<Object> answered = new ArrayList<>();
        for (Peering peering : own) {
            String name = network.name() + "-to-" + peering.remote();
            Map<String, Object> asked = flags(peering);
            if (spaces) {
                List<String> space = world.network(peering.remote()).space();
                asked.put("remoteAddressSpace", ExportWriter.map("addressPrefixes", space));
            }
            Map<String, Object> answer = new LinkedHashMap<>(asked);
            answer.put("peeringState", state(peering));
            answer.put("provisioningState", "Succeeded");
            if (standalone) {
                asked.put("virtualNetworkPeeringName", name);
                asked.put("virtualNetworkName", network.name());
                export.add(
                        "VirtualNetworkPeering",
                        "virtualNetworks/" + network.name() + "/virtualNetworkPeerings/" + name,
                        asked,
                        answer);
            }
            asked = new LinkedHashMap<>(flags(peering));
            asked.put("name", name);
            inline.add(asked);
            answer = new LinkedHashMap<>(answer);
            answer.put("name", name);
            answered.add(answer);
        }
        if (!standalone) {
            inputs.put("virtualNetworkPeerings", inline);
        }
        if (!standalone || export.below(2) == 0) {
            outputs.put("virtualNetworkPeerings", answered);
        }
    }

    /** What nobody says is left out, or said as Azure's default. */
    private Map<String, Object> flags(Peering peering) {
        return ExportWriter.map(
                "remoteVirtualNetwork",
                export.reference("virtualNetworks/" + peering.remote()),
                "allowVirtualNetworkAccess",
                peering.access(),
                "allowForwardedTraffic",
                peering.forwarded(),
                "allowGatewayTransit",
                peering.transit(),
                "useRemoteGateways",
                peering.remoteGateways());
    }

    /** One that is not connected may say so, or say nothing; with both sides there it matters to nothing. */
    private @Nullable String state(Peering peering) {
        boolean both = world.peerings.stream()
                .anyMatch(it ->
                        it.network().equals(peering.remote()) && it.remote().equals(peering.network()));
        if (both) {
            return export.one("Connected", "Connected", "Initiated", "Disconnected");
        }
        return peering.connected() ? export.anyCase("Connected") : export.below(2) == 0 ? "Initiated" : null;
    }
}
