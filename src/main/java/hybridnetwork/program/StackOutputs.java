package hybridnetwork.program;

import com.pulumi.Context;
import com.pulumi.core.Output;
import hybridnetwork.components.ExpressRouteCircuit;
import hybridnetwork.components.ExpressRouteGateway;
import hybridnetwork.components.InternalLoadBalancer;
import hybridnetwork.components.Monitoring;
import hybridnetwork.components.NatGateway;
import hybridnetwork.components.SpokeNetwork;
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

    /**
     * What a stack of workloads refers to.
     *
     * @param subnetIds by their keys in the configuration; those of spokes behind the spoke's
     */
    void networks(Output<String> resourceGroupId, Networks networks, Map<String, Output<String>> subnetIds) {
        context.export("resourceGroupId", resourceGroupId);
        context.export("virtualNetworkId", networks.hub().id());
        if (!networks.spokes().isEmpty()) {
            context.export("spokeIds", byName(networks.spokes(), SpokeNetwork::id));
        }
        context.export("subnetIds", byName(subnetIds, id -> id));
        if (!networks.natGateways().isEmpty()) {
            context.export("natGatewayPublicIps", byName(networks.natGateways(), NatGateway::publicIp));
        }
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

    /** What routes, rules and other policies of the firewall's are made with. */
    void firewall(InspectingFirewall inspecting) {
        context.export("firewallId", inspecting.firewall().id());
        context.export("firewallPrivateAddress", inspecting.firewall().privateAddress());
        context.export("firewallPublicIp", inspecting.firewall().publicIp());
        context.export("firewallPolicyId", inspecting.policy().id());
    }

    /** @param loadBalancers by their names; the one without a name by none */
    void loadBalancers(Map<Optional<String>, InternalLoadBalancer> loadBalancers) {
        Map<String, InternalLoadBalancer> named = new TreeMap<>();
        loadBalancers.forEach((name, loadBalancer) -> name.ifPresentOrElse(key -> named.put(key, loadBalancer), () -> {
            context.export("loadBalancerAddress", loadBalancer.address());
            context.export("backendPoolId", loadBalancer.backendPoolId());
        }));
        if (!named.isEmpty()) {
            context.export("loadBalancerAddresses", byName(named, InternalLoadBalancer::address));
            context.export("backendPoolIds", byName(named, InternalLoadBalancer::backendPoolId));
        }
    }

    /** Where other stacks send their logs, and whom they tell. */
    void monitoring(Monitoring monitoring) {
        context.export("workspaceId", monitoring.workspaceId());
        monitoring.actionGroupId().ifPresent(id -> context.export("actionGroupId", id));
    }

    void stage(Stage stage, Output<String> nextStep) {
        context.export("stage", Output.of(stage.name()));
        context.export("nextStep", nextStep);
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
