package hybridnetwork.components;

import com.pulumi.azurenative.network.ExpressRouteCircuitArgs;
import com.pulumi.azurenative.network.ExpressRouteCircuitAuthorization;
import com.pulumi.azurenative.network.ExpressRouteCircuitAuthorizationArgs;
import com.pulumi.azurenative.network.ExpressRouteCircuitPeering;
import com.pulumi.azurenative.network.ExpressRouteCircuitPeeringArgs;
import com.pulumi.azurenative.network.inputs.ExpressRouteCircuitServiceProviderPropertiesArgs;
import com.pulumi.azurenative.network.inputs.ExpressRouteCircuitSkuArgs;
import com.pulumi.azurenative.network.inputs.SubResourceArgs;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import hybridnetwork.config.Circuit;
import hybridnetwork.config.PrivatePeering;
import hybridnetwork.config.SecretText;
import hybridnetwork.topology.AzureNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A circuit that this stack orders, its private peering once it can have one, and the keys issued to other subscriptions. */
public final class ExpressRouteCircuit extends ComponentResource {
    public static final String TYPE = "hybrid-network:expressroute:ExpressRouteCircuit";

    private final Output<String> id;
    private final Output<String> provisioningState;
    private final Output<String> serviceKey;
    private final Map<String, Output<String>> authorizationKeys = new LinkedHashMap<>();
    private final List<Resource> ready;

    /**
     * What the component is made from.
     *
     * @param name the circuit's Azure name
     * @param withPeering whether the circuit has come far enough to be peered ({@code er-provider-state})
     * @param md5Key the key of both BGP sessions
     */
    public record Args(
            Placement placement,
            String name,
            Circuit.Owned circuit,
            boolean withPeering,
            Optional<SecretText> md5Key,
            boolean protect,
            boolean replaceable) {}

    /** What the stack's state shows of it. */
    @SuppressWarnings("unused") // the SDK reads the fields
    private static final class Inputs extends ComponentInputs {
        @Import(name = "tier", required = true)
        private final Output<String> tier;

        @Import(name = "family", required = true)
        private final Output<String> family;

        @Import(name = "rateMbps", required = true)
        private final Output<Integer> rateMbps;

        @Import(name = "authorizations", required = true)
        private final Output<List<String>> authorizations;

        @Import(name = "peering", required = true)
        private final Output<Boolean> peering;

        @Import(name = "vlanId")
        private final @Nullable Output<Integer> vlanId;

        @Import(name = "peerAsn")
        private final @Nullable Output<Double> peerAsn;

        @Import(name = "linkPrefixes")
        private final @Nullable Output<List<String>> linkPrefixes;

        Inputs(Args args) {
            super(args.name(), args.placement());
            this.tier = Output.of(args.circuit().tier().name());
            this.family = Output.of(args.circuit().family().name());
            this.rateMbps = Output.of(args.circuit().rateMbps());
            this.authorizations = Output.of(args.circuit().authorizations());
            this.peering = Output.of(args.withPeering());
            this.vlanId = optional(args.circuit().privatePeering().map(PrivatePeering::vlanId));
            this.peerAsn = optional(args.circuit().privatePeering().map(peering ->
                    (double) peering.peerAsn().number()));
            this.linkPrefixes = optional(args.circuit()
                    .privatePeering()
                    .map(peering -> List.of(
                            peering.primaryPrefix().toString(),
                            peering.secondaryPrefix().toString())));
        }
    }

    public ExpressRouteCircuit(String name, Args args, ComponentResourceOptions options) {
        super(TYPE, name, new Inputs(args), options);
        var circuit = circuit(name, args);
        Resource last = circuit;
        if (args.withPeering() && args.circuit().privatePeering().isPresent()) {
            last = peering(name, args, args.circuit().privatePeering().get(), circuit);
        }
        for (String key : args.circuit().authorizations()) {
            // One at a time: Azure refuses a second operation on a circuit while one is in progress.
            last = authorization(name, args, key, circuit, last);
        }
        this.ready = List.of(last);
        this.id = circuit.id();
        this.provisioningState =
                circuit.serviceProviderProvisioningState().applyValue(state -> state.orElse("NotProvisioned"));
        this.serviceKey = circuit.serviceKey().applyValue(key -> key.orElse("")).asSecret();
        registerOutputs(Map.of("id", id, "provisioningState", provisioningState, "serviceKey", serviceKey));
    }

    public Output<String> id() {
        return id;
    }

    /**
     * What a connection waits for: the last operation on the circuit, and so its peering where it has one, since that must
     * outlive the connection.
     */
    public List<Resource> ready() {
        return ready;
    }

    /** NotProvisioned, Provisioning, Provisioned or Deprovisioning. */
    public Output<String> provisioningState() {
        return provisioningState;
    }

    /** The secret that tells the provider which circuit to provision. */
    public Output<String> serviceKey() {
        return serviceKey;
    }

    /** The secrets with which other subscriptions connect to the circuit, by name. */
    public Map<String, Output<String>> authorizationKeys() {
        return Map.copyOf(authorizationKeys);
    }

    private com.pulumi.azurenative.network.ExpressRouteCircuit circuit(String name, Args args) {
        Circuit.Owned circuit = args.circuit();
        var resource = ExpressRouteCircuitArgs.builder()
                .resourceGroupName(args.placement().resourceGroupName())
                .location(args.placement().location())
                .tags(args.placement().tags())
                .circuitName(args.name())
                .sku(ExpressRouteCircuitSkuArgs.builder()
                        .name(circuit.tier() + "_" + circuit.family())
                        .tier(circuit.tier().name())
                        .family(circuit.family().name())
                        .build());
        if (circuit instanceof Circuit.AtProvider at) {
            resource.serviceProviderProperties(ExpressRouteCircuitServiceProviderPropertiesArgs.builder()
                    .serviceProviderName(at.provider())
                    .peeringLocation(at.peeringLocation())
                    .bandwidthInMbps(at.bandwidthMbps())
                    .build());
        } else if (circuit instanceof Circuit.OnDirectPort on) {
            resource.expressRoutePort(SubResourceArgs.builder().id(on.portId()).build())
                    .bandwidthInGbps((double) on.bandwidthGbps());
        }
        return new com.pulumi.azurenative.network.ExpressRouteCircuit(
                name + "-circuit",
                resource.build(),
                Replacement.allow(
                                ChildOptions.slow(this).protect(args.protect()),
                                args.replaceable(),
                                "sku",
                                "serviceProviderProperties",
                                "expressRoutePort",
                                "bandwidthInGbps",
                                "location")
                        // Azure repeats issued keys and MD5 keys in the lists of what the circuit has.
                        .additionalSecretOutputs("serviceKey", "authorizationKey", "authorizations", "peerings")
                        .build());
    }

    private ExpressRouteCircuitPeering peering(String name, Args args, PrivatePeering peering, Resource circuit) {
        var resource = ExpressRouteCircuitPeeringArgs.builder()
                .resourceGroupName(args.placement().resourceGroupName())
                .circuitName(args.name())
                .peeringName(AzureNames.PRIVATE_PEERING)
                .name(AzureNames.PRIVATE_PEERING)
                .peeringType(AzureNames.PRIVATE_PEERING)
                .state(peering.enabled() ? "Enabled" : "Disabled")
                .peerASN((double) peering.peerAsn().number())
                .vlanId(peering.vlanId())
                .primaryPeerAddressPrefix(peering.primaryPrefix().toString())
                .secondaryPeerAddressPrefix(peering.secondaryPrefix().toString());
        args.md5Key().ifPresent(key -> resource.sharedKey(Secrets.output(key)));
        return new ExpressRouteCircuitPeering(
                name + "-private-peering",
                resource.build(),
                ChildOptions.slowAfter(this, List.of(circuit))
                        .additionalSecretOutputs("sharedKey")
                        .build());
    }

    private Resource authorization(String name, Args args, String key, Resource circuit, Resource last) {
        var authorization = new ExpressRouteCircuitAuthorization(
                name + "-authorization-" + key,
                ExpressRouteCircuitAuthorizationArgs.builder()
                        .resourceGroupName(args.placement().resourceGroupName())
                        .circuitName(args.name())
                        .authorizationName(key)
                        .name(key)
                        .build(),
                ChildOptions.slowAfter(this, List.of(circuit, last))
                        .additionalSecretOutputs("authorizationKey")
                        .build());
        authorizationKeys.put(
                key,
                authorization
                        .authorizationKey()
                        .applyValue(secret -> secret.orElse(""))
                        .asSecret());
        return authorization;
    }
}
