package hybridnetwork.program;

import com.pulumi.Context;
import com.pulumi.core.Output;
import hybridnetwork.components.ExpressRouteCircuit;
import hybridnetwork.components.ExpressRouteGateway;
import hybridnetwork.components.InternalLoadBalancer;
import hybridnetwork.components.VirtualNetwork;
import hybridnetwork.components.VpnGateway;
import hybridnetwork.lifecycle.AzureState;
import hybridnetwork.lifecycle.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The outputs of the stack: what the provider, the on-premises team and the application's team need. */
final class StackOutputs {
    private final Context context;

    StackOutputs(Context context) {
        this.context = context;
    }

    /** What a stack of workloads refers to; a subnet by its key in the configuration. */
    void network(Output<String> resourceGroupId, VirtualNetwork network, Map<String, String> subnets) {
        context.export("resourceGroupId", resourceGroupId);
        context.export("virtualNetworkId", network.id());
        context.export("subnetIds", byName(subnets, network::subnetId));
    }

    /** The state of a circuit is what Azure has just said of it: the engine's own record is as old as its last update. */
    void expressRoute(ExpressRouteGateway gateway, Map<String, ExpressRouteCircuit> circuits, AzureState azure) {
        gateway.publicIp().ifPresent(address -> context.export("expressRouteGatewayPublicIp", address));
        context.export("circuitIds", byName(circuits, ExpressRouteCircuit::id));
        Map<String, Output<String>> states = new LinkedHashMap<>();
        circuits.forEach((name, circuit) -> states.put(
                name,
                Optional.ofNullable(azure.circuits().get(name))
                        .map(existing -> Output.of(existing.providerState()))
                        .orElseGet(circuit::provisioningState)));
        context.export("circuitProvisioningStates", byName(states, state -> state));
        context.export(
                "serviceKeys", byName(circuits, ExpressRouteCircuit::serviceKey).asSecret());
        Map<String, Output<String>> authorizations = new LinkedHashMap<>();
        circuits.forEach((circuit, resource) ->
                resource.authorizationKeys().forEach((name, key) -> authorizations.put(circuit + "/" + name, key)));
        if (!authorizations.isEmpty()) {
            context.export(
                    "authorizationKeys", byName(authorizations, key -> key).asSecret());
        }
    }

    void vpn(VpnGateway gateway) {
        context.export("vpnGatewayPublicIps", gateway.publicIps());
        context.export("bgpPeerAddresses", gateway.bgpPeerAddresses());
    }

    void loadBalancer(InternalLoadBalancer loadBalancer) {
        context.export("loadBalancerAddress", loadBalancer.address());
        context.export("backendPoolId", loadBalancer.backendPoolId());
    }

    void stage(Stage stage, String nextStep) {
        context.export("stage", Output.of(stage.name()));
        context.export("nextStep", Output.of(nextStep));
    }

    private static <T> Output<Map<String, String>> byName(Map<String, T> things, Function<T, Output<String>> value) {
        Output<Map<String, String>> all = Output.of(new TreeMap<>());
        for (var thing : things.entrySet()) {
            all = Output.tuple(all, value.apply(thing.getValue())).applyValue(both -> {
                Map<String, String> more = new TreeMap<>(both.t1);
                more.put(thing.getKey(), both.t2);
                return more;
            });
        }
        return all;
    }
}
