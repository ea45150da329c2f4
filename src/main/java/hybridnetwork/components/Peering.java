package hybridnetwork.components;

import com.pulumi.azurenative.network.VirtualNetworkPeering;
import com.pulumi.azurenative.network.VirtualNetworkPeeringArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The peering of the hub with a spoke: the hub's side, which offers its gateways, and the spoke's, which uses them. Of somebody
 * else's network the hub's side alone.
 *
 * <p>Each side names the other's address space, so that a change of it is an update of the peering, and syncs it: until then
 * Azure goes on with the old one ({@code peering-sync}). Azure refuses the use of gateways that are not there yet
 * ({@code peering-gateways}), and works on one peering of a network at a time ({@code peering-one-at-a-time}).
 */
public final class Peering extends ComponentResource {
    public static final String TYPE = "hybrid-network:network:Peering";

    private final Resource last;

    /**
     * One of the two networks.
     *
     * @param name its Azure name
     * @param id its ARM id
     */
    public record Network(String name, Output<String> id, List<Prefix> addressSpace) {}

    /**
     * What the component is made from.
     *
     * @param hubSide the Azure name of the hub's side
     * @param spokeSide that of the spoke's side; absent where somebody else declares it
     * @param gateways whether the hub has gateways that the spoke uses
     * @param after the networks, the gateways, and the peering before this one
     */
    public record Args(
            Placement placement,
            String hubSide,
            Optional<String> spokeSide,
            Network hub,
            Network spoke,
            boolean gateways,
            List<Resource> after) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "addressSpace", required = true)
        private final Output<List<String>> addressSpace;

        @Import(name = "bothSides", required = true)
        private final Output<Boolean> bothSides;

        @Import(name = "gateways", required = true)
        private final Output<Boolean> gateways;

        Inputs(Args args) {
            super(args.hubSide(), args.placement());
            this.addressSpace = texts(args.spoke().addressSpace());
            this.bothSides = Output.of(args.spokeSide().isPresent());
            this.gateways = Output.of(args.gateways());
        }
    }

    public Peering(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        // Nothing in a spoke forwards; what an appliance in the hub hands on has to be let into the spokes.
        var hubSide = new VirtualNetworkPeering(
                name + "-hub",
                side(args.placement(), args.hubSide(), args.hub(), args.spoke())
                        .allowGatewayTransit(args.gateways())
                        .useRemoteGateways(false)
                        .allowForwardedTraffic(false)
                        .build(),
                ChildOptions.slowAfter(this, args.after()).build());
        List<Resource> after = new ArrayList<>(args.after());
        after.add(hubSide);
        Optional<VirtualNetworkPeering> spokeSide = args.spokeSide()
                .map(azureName -> new VirtualNetworkPeering(
                        name + "-spoke",
                        side(args.placement(), azureName, args.spoke(), args.hub())
                                .allowGatewayTransit(false)
                                .useRemoteGateways(args.gateways())
                                .allowForwardedTraffic(true)
                                .build(),
                        ChildOptions.slowAfter(this, after).build()));
        this.last = spokeSide.orElse(hubSide);
        registerOutputs(Map.of("id", hubSide.id()));
    }

    private static VirtualNetworkPeeringArgs.Builder side(Placement placement, String name, Network in, Network to) {
        return VirtualNetworkPeeringArgs.builder()
                .resourceGroupName(placement.resourceGroupName())
                .virtualNetworkName(in.name())
                .virtualNetworkPeeringName(name)
                .remoteVirtualNetwork(SubResourceArgs.builder().id(to.id()).build())
                .remoteAddressSpace(NetworkInputs.space(to.addressSpace()))
                .syncRemoteAddressSpace("true")
                .allowVirtualNetworkAccess(true);
    }

    /** What the next peering waits for. */
    public Resource resource() {
        return last;
    }
}
