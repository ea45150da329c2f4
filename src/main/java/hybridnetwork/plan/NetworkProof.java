package hybridnetwork.plan;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ProofPremises;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.Proof;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.ProofInputs.FlowProtocol;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.filter.PolicyDifference;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Optional;

/** Proves a stack's traffic intents on registered resources; of the stack it takes only what no resource says. */
public final class NetworkProof {
    private NetworkProof() {}

    public static ProofResult of(StackConfig config, List<RegisteredResource> resources, Outages outages) {
        return of(config.premises(), resources, outages);
    }

    public static ProofResult of(ProofPremises premises, List<RegisteredResource> resources, Outages outages) {
        return Proof.of(resources, inputs(premises), outages);
    }

    /** The proof of an exported stack, whose resources another program may have made: rules that this one keeps are findings. */
    public static ProofResult ofExport(ProofPremises premises, List<RegisteredResource> resources, Outages outages) {
        return Proof.ofExport(resources, inputs(premises), outages);
    }

    /**
     * What the security groups let through among some resources and not among others, and the other way round.
     *
     * @param config of the later ones
     */
    public static PolicyDifference policyDifference(
            StackConfig config, List<RegisteredResource> before, List<RegisteredResource> after) {
        return Proof.policyDifference(before, after, inputs(config.premises()));
    }

    /**
     * Why the network is not whole yet, so that an outage may find no second path: words that a sentence begins with. Empty
     * where every circuit carries traffic.
     */
    public static Optional<String> interim(StackConfig config, Stage stage) {
        if (stage == Stage.ordered) {
            return Optional.of("in stage `ordered`, until the provider has provisioned every circuit");
        }
        List<String> disabled = config.circuits().values().stream()
                .filter(circuit -> circuit instanceof Circuit.Owned owned
                        && owned.privatePeering()
                                .filter(peering -> !peering.enabled())
                                .isPresent())
                .map(Circuit::name)
                .toList();
        return disabled.isEmpty()
                ? Optional.empty()
                : Optional.of("while privatePeering.enabled is false (" + String.join(", ", disabled) + ")");
    }

    private static ProofInputs inputs(ProofPremises premises) {
        return new ProofInputs(
                premises.baseName().orElse(""),
                premises.sites().values().stream().map(NetworkProof::site).toList(),
                premises.circuits().values().stream()
                        .map(circuit -> new ProofInputs.Circuit(circuit.name(), circuit.sites(), circuit.circuitId()))
                        .toList(),
                premises.traffic().values().stream().map(NetworkProof::intent).toList(),
                switch (premises.implicitOutbound()) {
                    case open -> ImplicitOutbound.OPEN;
                    case closed -> ImplicitOutbound.CLOSED;
                    case unknown -> ImplicitOutbound.UNKNOWN;
                });
    }

    private static ProofInputs.Site site(Site site) {
        return new ProofInputs.Site(
                site.name(),
                site.addressPrefixes(),
                Optional.of(site.advertisedOverExpressRoute()),
                Optional.of(site.advertisedOverVpn()),
                site.vpnDevices().stream()
                        .map(device -> new ProofInputs.Device(device.name(), device.endpoint()))
                        .toList());
    }

    private static ProofInputs.Intent intent(TrafficIntent intent) {
        return new ProofInputs.Intent(
                intent.name(),
                switch (intent.action()) {
                    case allow -> Action.ALLOW;
                    case deny -> Action.DENY;
                },
                intent.from(),
                intent.to(),
                switch (intent.protocol()) {
                    case Tcp -> FlowProtocol.TCP;
                    case Udp -> FlowProtocol.UDP;
                    case Icmp -> FlowProtocol.ICMP;
                    case Any -> FlowProtocol.ANY;
                },
                intent.everyPort() ? List.of() : intent.ports(),
                intent.mayFailIn());
    }
}
