package hybridnetwork.plan;

import com.pulumi.Context;
import com.pulumi.azurenative.network.ExpressRouteCircuit;
import com.pulumi.azurenative.network.ExpressRouteCircuitArgs;
import com.pulumi.azurenative.network.ExpressRouteCircuitPeering;
import com.pulumi.azurenative.network.ExpressRouteCircuitPeeringArgs;
import com.pulumi.azurenative.network.NetworkSecurityGroup;
import com.pulumi.azurenative.network.NetworkSecurityGroupArgs;
import com.pulumi.azurenative.network.PublicIPAddress;
import com.pulumi.azurenative.network.PublicIPAddressArgs;
import com.pulumi.azurenative.network.VirtualNetwork;
import com.pulumi.azurenative.network.VirtualNetworkArgs;
import com.pulumi.azurenative.network.VirtualNetworkGatewayConnection;
import com.pulumi.azurenative.network.VirtualNetworkGatewayConnectionArgs;
import com.pulumi.azurenative.network.inputs.AddressSpaceArgs;
import com.pulumi.azurenative.network.inputs.SubnetArgs;
import com.pulumi.azurenative.network.inputs.VirtualNetworkGatewayArgs;
import com.pulumi.azurenative.resources.ResourceGroup;
import com.pulumi.azurenative.resources.ResourceGroupArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import com.pulumi.resources.ResourceArgs;
import java.time.Duration;
import java.util.Map;

/** A program with one of everything that a recording has to see. */
final class SmallNetwork {
    static final String KEY = "correct horse battery staple";

    private SmallNetwork() {}

    static final class Hub extends ComponentResource {
        final VirtualNetwork network;

        Hub(String name, ResourceGroup group, ComponentResourceOptions options) {
            super("test:network:Hub", name, ResourceArgs.Empty, options);
            var nsg = new NetworkSecurityGroup(
                    name + "-nsg",
                    NetworkSecurityGroupArgs.builder()
                            .resourceGroupName(group.name())
                            .networkSecurityGroupName("hub-nsg")
                            .build(),
                    CustomResourceOptions.builder().parent(this).build());
            this.network =
                    new VirtualNetwork(
                            name + "-vnet",
                            VirtualNetworkArgs.builder()
                                    .resourceGroupName(group.name())
                                    .virtualNetworkName("hub-vnet")
                                    .addressSpace(AddressSpaceArgs.builder()
                                            .addressPrefixes("10.20.0.0/16")
                                            .build())
                                    .subnets(
                                            SubnetArgs.builder()
                                                    .name("GatewaySubnet")
                                                    .addressPrefix("10.20.255.224/27")
                                                    .build(),
                                            SubnetArgs.builder()
                                                    .name("internal")
                                                    .addressPrefix("10.20.1.0/24")
                                                    .networkSecurityGroup(com.pulumi.azurenative.network.inputs
                                                            .NetworkSecurityGroupArgs.builder()
                                                            .id(nsg.id())
                                                            .build())
                                                    .build())
                                    .build(),
                            CustomResourceOptions.builder().parent(this).build());
            registerOutputs(Map.of("vnetId", network.id()));
        }
    }

    static void stack(Context context) {
        var group = new ResourceGroup(
                "rg", ResourceGroupArgs.builder().resourceGroupName("hub-rg").build());
        var hub = new Hub(
                "hub", group, ComponentResourceOptions.builder().protect(true).build());
        var address = new PublicIPAddress(
                "pip",
                PublicIPAddressArgs.builder()
                        .resourceGroupName(group.name())
                        .publicIpAddressName("hub-pip")
                        .build(),
                CustomResourceOptions.builder()
                        .dependsOn(hub)
                        .customTimeouts(CustomTimeouts.builder()
                                .create(Duration.ofHours(2))
                                .delete(Duration.ofSeconds(90))
                                .build())
                        .build());
        var circuit = new ExpressRouteCircuit(
                "circuit",
                ExpressRouteCircuitArgs.builder()
                        .resourceGroupName(group.name())
                        .circuitName("hub-erc")
                        .build(),
                CustomResourceOptions.builder()
                        .additionalSecretOutputs("serviceKey")
                        .build());
        new ExpressRouteCircuitPeering(
                "peering",
                ExpressRouteCircuitPeeringArgs.builder()
                        .resourceGroupName(group.name())
                        .circuitName(circuit.name())
                        .peeringName("AzurePrivatePeering")
                        .vlanId(100)
                        .build());
        new VirtualNetworkGatewayConnection(
                "connection",
                VirtualNetworkGatewayConnectionArgs.builder()
                        .resourceGroupName(group.name())
                        .connectionType("IPsec")
                        .virtualNetworkGateway1(VirtualNetworkGatewayArgs.builder()
                                .id("/somewhere/else")
                                .build())
                        .sharedKey(context.config().requireSecret("sharedKey"))
                        .build());
        context.export("vnetId", hub.network.id());
        context.export(
                "subnetId",
                hub.network
                        .subnets()
                        .applyValue(subnets -> subnets.get().get(1).id().get()));
        context.export("address", address.ipAddress());
        context.export("serviceKey", circuit.serviceKey());
        context.export("key", context.config().requireSecret("sharedKey"));
        context.export("vlan", Output.of(100));
    }
}
