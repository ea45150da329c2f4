package hybridnetwork.components;

import com.pulumi.azurenative.network.LoadBalancer;
import com.pulumi.azurenative.network.LoadBalancerArgs;
import com.pulumi.azurenative.network.inputs.BackendAddressPoolArgs;
import com.pulumi.azurenative.network.inputs.FrontendIPConfigurationArgs;
import com.pulumi.azurenative.network.inputs.LoadBalancerSkuArgs;
import com.pulumi.azurenative.network.inputs.LoadBalancingRuleArgs;
import com.pulumi.azurenative.network.inputs.ProbeArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.azurenative.network.inputs.SubnetArgs;
import com.pulumi.azurenative.network.outputs.FrontendIPConfigurationResponse;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.net.Ipv4;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Standard load balancer that on-premises reaches the application through. It has no public address; machines join its
 * backend pool by the pool's id.
 */
public final class InternalLoadBalancer extends ComponentResource {
    public static final String TYPE = "hybrid-network:network:InternalLoadBalancer";

    private final Output<String> id;
    private final Output<String> address;
    private final Output<String> backendPoolId;

    /**
     * What the component is made from.
     *
     * @param name the Azure name
     * @param parts the names of its parts
     * @param zones of the frontend; none where the region has none
     */
    public record Args(
            Placement placement,
            String name,
            Parts parts,
            Output<String> subnetId,
            List<String> zones,
            LoadBalancerConfig config) {}

    /** The names of what a load balancer is made of, beside its rules. */
    public record Parts(String frontend, String backendPool, String probe) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "privateIpAddress")
        private final @Nullable Output<String> privateIpAddress;

        @Import(name = "zones", required = true)
        private final Output<List<String>> zones;

        @Import(name = "rules", required = true)
        private final Output<List<String>> rules;

        @Import(name = "haPorts", required = true)
        private final Output<Boolean> haPorts;

        @Import(name = "probe", required = true)
        private final Output<String> probe;

        Inputs(Args args) {
            super(args.name(), args.placement());
            this.privateIpAddress = optional(args.config().privateIpAddress().map(Ipv4::toString));
            this.zones = Output.of(args.zones());
            this.rules = texts(args.config().rules().keySet());
            this.haPorts = Output.of(args.config().haPorts());
            this.probe = Output.of(args.config().probe().protocol() + " "
                    + args.config().probe().port());
        }
    }

    public InternalLoadBalancer(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        var loadBalancer = new LoadBalancer(
                name + "-load-balancer",
                LoadBalancerArgs.builder()
                        .resourceGroupName(args.placement().resourceGroupName())
                        .location(args.placement().location())
                        .tags(args.placement().tags())
                        .loadBalancerName(args.name())
                        .sku(LoadBalancerSkuArgs.builder().name("Standard").build())
                        .frontendIPConfigurations(frontend(args))
                        .backendAddressPools(BackendAddressPoolArgs.builder()
                                .name(args.parts().backendPool())
                                .build())
                        .probes(probe(args.parts().probe(), args.config().probe()))
                        .loadBalancingRules(rules(args))
                        .build(),
                ChildOptions.of(this).build());
        this.id = loadBalancer.id();
        this.address = loadBalancer
                .frontendIPConfigurations()
                .applyValue(frontends -> privateAddress(frontends.orElse(List.of())));
        this.backendPoolId = loadBalancer
                .id()
                .applyValue(id -> id + "/backendAddressPools/" + args.parts().backendPool());
        registerOutputs(Map.of("address", address, "backendPoolId", backendPoolId));
    }

    /** The ARM id of the load balancer. */
    public Output<String> id() {
        return id;
    }

    /** The frontend's private address. */
    public Output<String> address() {
        return address;
    }

    public Output<String> backendPoolId() {
        return backendPoolId;
    }

    private static String privateAddress(List<FrontendIPConfigurationResponse> frontends) {
        return frontends.stream()
                .flatMap(frontend -> frontend.privateIPAddress().stream())
                .findFirst()
                .orElse("");
    }

    private static FrontendIPConfigurationArgs frontend(Args args) {
        var frontend = FrontendIPConfigurationArgs.builder()
                .name(args.parts().frontend())
                .subnet(SubnetArgs.builder().id(args.subnetId()).build())
                .privateIPAllocationMethod(args.config().privateIpAddress().isPresent() ? "Static" : "Dynamic");
        if (!args.zones().isEmpty()) {
            frontend.zones(args.zones());
        }
        args.config().privateIpAddress().ifPresent(address -> frontend.privateIPAddress(address.toString()));
        return frontend.build();
    }

    private static ProbeArgs probe(String name, LoadBalancerConfig.Probe probe) {
        var args = ProbeArgs.builder()
                .name(name)
                .protocol(probe.protocol().name())
                .port(probe.port())
                .intervalInSeconds(5)
                .numberOfProbes(2);
        probe.requestPath().ifPresent(args::requestPath);
        return args.build();
    }

    private static List<LoadBalancingRuleArgs> rules(Args args) {
        if (args.config().haPorts()) {
            // One rule for every protocol and port is written as protocol All on port 0 (`lb-rules-probe`).
            return List.of(rule(args, "ha-ports", "All", 0, 0));
        }
        List<LoadBalancingRuleArgs> rules = new ArrayList<>();
        args.config()
                .rules()
                .forEach((name, rule) ->
                        rules.add(rule(args, name, rule.protocol().name(), rule.frontendPort(), rule.backendPort())));
        return rules;
    }

    private static LoadBalancingRuleArgs rule(
            Args args, String name, String protocol, int frontendPort, int backendPort) {
        return LoadBalancingRuleArgs.builder()
                .name(name)
                .protocol(protocol)
                .frontendPort(frontendPort)
                .backendPort(backendPort)
                .frontendIPConfiguration(
                        part(args, "frontendIPConfigurations", args.parts().frontend()))
                .backendAddressPool(
                        part(args, "backendAddressPools", args.parts().backendPool()))
                .probe(part(args, "probes", args.parts().probe()))
                .idleTimeoutInMinutes(4)
                .enableTcpReset(protocol.equals("Tcp"))
                .loadDistribution("Default")
                .build();
    }

    /** A reference to a part of the load balancer itself. */
    private static SubResourceArgs part(Args args, String kind, String name) {
        return SubResourceArgs.builder()
                .id(args.placement().armId("loadBalancers", args.name()).applyValue(id -> id + "/" + kind + "/" + name))
                .build();
    }
}
