package hybridnetwork.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.Proof;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.ProofInputs.FlowProtocol;
import hybridnetwork.reachability.ProofInputs.Intent;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The oracle of a proposal: packets between the same ends fare alike among the resources that Azure has and among those that the
 * proposal would register, in the healthy network and in every single outage. Nothing of this comes from the proposal's intents.
 */
final class AgreementTest {
    private record Service(FlowProtocol protocol, List<PortRange> ports) {}

    private static final List<Service> SERVICES = List.of(
            new Service(FlowProtocol.TCP, List.of(PortRange.of(22))),
            new Service(FlowProtocol.TCP, List.of(PortRange.of(53))),
            new Service(FlowProtocol.UDP, List.of(PortRange.of(53))),
            new Service(FlowProtocol.TCP, List.of(PortRange.of(443))),
            new Service(FlowProtocol.TCP, List.of(PortRange.of(1433))),
            new Service(FlowProtocol.TCP, List.of(PortRange.of(3389))),
            new Service(FlowProtocol.TCP, List.of(PortRange.of(8080))),
            new Service(FlowProtocol.TCP, List.of(new PortRange(9000, 9010))),
            new Service(FlowProtocol.UDP, List.of(PortRange.of(4000))));

    @ParameterizedTest
    @MethodSource("hybridnetwork.adopt.Worlds#deployable")
    void whatStandsAndWhatIsProposedReachTheSame(Worlds world) {
        FoundAzure found = world.found();
        ProposedStack proposed = world.proposed();
        StackConfig config = proposed.trial().orElseThrow();
        List<RegisteredResource> recorded = Trial.recorded(config, "prod");
        List<Intent> probes = probes(config);
        Map<String, String> before = verdicts(found.registered(), inputs(config, probes));
        Map<String, String> after = verdicts(recorded, inputs(config, probes));
        assertThat(before).hasSizeGreaterThan(300);
        assertThat(before.values()).contains("holds").contains("violated");
        List<String> otherwise = new ArrayList<>();
        before.forEach((probe, was) -> {
            // What an unread security group lets through nobody knows; the proposal says so, and is not ready.
            boolean unread = was.equals("unknown") && probe.contains(world.unread());
            if (!was.equals(after.get(probe)) && !unread) {
                otherwise.add(probe + ": " + was + ", then " + after.get(probe));
            }
        });
        assertThat(otherwise).isEmpty();
        assertThat(after).hasSameSizeAs(before);
    }

    /** Every end to every other, by prefixes, so that no name has to be looked up. */
    private static List<Intent> probes(StackConfig config) {
        Map<String, FlowEnd> ends = new LinkedHashMap<>();
        config.networks()
                .forEach(network -> network.workloads().forEach((key, subnet) -> {
                    ends.put(network.end(key).toString(), new FlowEnd.Cidr(subnet.prefix()));
                    // A part of a subnet, since rules may name one.
                    ends.put(
                            network.end(key) + "-part",
                            new FlowEnd.Cidr(
                                    new Prefix(Ipv4.of(subnet.prefix().base().number() + 16), 28)));
                }));
        config.sites().values().forEach(site -> ends.put(site.name(), new FlowEnd.Site(site.name())));
        ends.put("office-net", new FlowEnd.Cidr(Prefix.parse("192.168.10.0/24")));
        ends.put("internet", new FlowEnd.Internet());
        List<Intent> probes = new ArrayList<>();
        ends.forEach((from, source) -> ends.forEach((to, destination) -> SERVICES.forEach(service -> {
            boolean outside = !(source instanceof FlowEnd.Cidr) && !(destination instanceof FlowEnd.Cidr);
            if (!outside) {
                probes.add(new Intent(
                        from + " to " + to + " " + service.protocol() + service.ports(),
                        Action.ALLOW,
                        source,
                        destination,
                        service.protocol(),
                        service.ports(),
                        List.of()));
            }
        })));
        return probes;
    }

    private static ProofInputs inputs(StackConfig config, List<Intent> intents) {
        AzureNames names = AzureNames.of(config);
        return new ProofInputs(
                config.baseName(),
                config.sites().values().stream()
                        .map(site -> new ProofInputs.Site(
                                site.name(),
                                site.addressPrefixes(),
                                Optional.of(site.advertisedOverExpressRoute()),
                                Optional.of(site.advertisedOverVpn()),
                                site.vpnDevices().stream()
                                        .map(device -> new ProofInputs.Device(device.name(), device.endpoint()))
                                        .toList()))
                        .toList(),
                config.circuits().values().stream()
                        .map(circuit -> new ProofInputs.Circuit(
                                circuit.name(),
                                circuit.sites(),
                                circuit instanceof Circuit.Existing existing
                                        ? Optional.of(existing.circuitId())
                                        : Optional.empty(),
                                Optional.of(names.circuit(circuit.name()))))
                        .toList(),
                intents,
                ImplicitOutbound.OPEN,
                List.of(),
                List.of(),
                Optional.of(names.virtualNetwork()));
    }

    private static Map<String, String> verdicts(List<RegisteredResource> resources, ProofInputs inputs) {
        ProofResult proof = Proof.of(resources, inputs, Outages.SINGLE);
        Map<String, String> verdicts = new TreeMap<>();
        for (Scenario scenario : proof.scenarios()) {
            for (IntentResult result : scenario.intents()) {
                verdicts.put(
                        scenario.name() + ": " + result.name(), result.verdict().toString());
            }
        }
        return verdicts;
    }
}
