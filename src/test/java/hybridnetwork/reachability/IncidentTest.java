package hybridnetwork.reachability;

import static hybridnetwork.reachability.Worlds.allow;
import static hybridnetwork.reachability.Worlds.asking;
import static hybridnetwork.reachability.Worlds.blueprint;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What has happened to a network: elements that have failed, other routes, and what a further outage would cost then. */
class IncidentTest {
    private static final Prefix UPPER = Prefix.parse("10.10.128.0/17");

    private static World open() {
        World world = blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.frontends.clear();
        return asking(world, allow("internal", "hq", "Tcp", "443"));
    }

    private static List<Scenario> during(World world, Incident incident) {
        return Proof.during(world.resources(), world.inputs(), incident);
    }

    private static IntentResult now(List<Scenario> scenarios) {
        return scenarios.get(0).intents().get(0);
    }

    private static List<String> lostIn(List<Scenario> scenarios) {
        return scenarios.stream()
                .filter(scenario -> !scenario.holds())
                .map(Scenario::name)
                .toList();
    }

    @Test
    void while_a_circuit_is_lost_each_further_outage_comes_beside_it() {
        List<Scenario> scenarios = during(open(), Incident.failed(Set.of("circuit:primary")));
        assertThat(scenarios)
                .extracting(Scenario::name)
                .startsWith("circuit:primary", "circuit:primary + circuit:primary/primary-link")
                .contains("circuit:primary + er-gateway", "circuit:primary + vpn-gateway/instance-1")
                .doesNotContain("circuit:primary + circuit:primary");
        assertThat(now(scenarios).path()).containsExactly("internal", "vpn-gateway", "tunnel:hq", "hq");
        assertThat(lostIn(scenarios)).containsExactly("circuit:primary + vpn-gateway", "circuit:primary + tunnel:hq");
    }

    @Test
    void an_element_that_the_network_does_not_have_changes_nothing() {
        List<Scenario> scenarios = during(open(), Incident.failed(Set.of("circuit:nobodys")));
        assertThat(scenarios).isEqualTo(open().prove(Outages.SINGLE).scenarios());
    }

    @Test
    void a_prefix_that_is_withdrawn_from_the_circuit_goes_over_the_tunnel_and_its_replies_do_not() {
        Incident moved = Incident.routes("circuit:primary", Set.of(Prefix.parse("10.10.0.0/16")), Set.of());
        List<Scenario> scenarios = during(open(), moved);
        assertThat(now(scenarios).path()).containsExactly("internal", "vpn-gateway", "tunnel:hq", "hq");
        assertThat(now(scenarios).counterexample().orElseThrow().reason())
                .isEqualTo("the packet comes over VPN but site hq replies over ExpressRoute");
        assertThat(lostIn(scenarios)).contains("healthy", "tunnel:hq").doesNotContain("circuit:primary");
    }

    @Test
    void a_longer_prefix_over_the_tunnel_draws_packets_off_the_circuit() {
        IntentResult result = now(during(open(), Incident.routes("tunnel:hq", Set.of(), Set.of(UPPER))));
        assertThat(result.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(result.counterexample().orElseThrow().destination()).hasToString("10.10.128.0");
        assertThat(result.counterexample().orElseThrow().reason())
                .isEqualTo("the packet comes over VPN but site hq replies over ExpressRoute");
    }

    @Test
    void several_incidents_happen_at_once() {
        Prefix whole = Prefix.parse("10.10.0.0/16");
        Incident both = Incident.all(List.of(
                Incident.failed(Set.of("tunnel:hq")),
                Incident.routes("circuit:primary", Set.of(whole), Set.of()),
                Incident.routes("circuit:primary", Set.of(), Set.of(UPPER))));
        assertThat(both.failed()).containsExactly("tunnel:hq");
        assertThat(both.routes())
                .isEqualTo(Map.of("circuit:primary", new Incident.RouteChange(Set.of(whole), Set.of(UPPER))));
        assertThat(now(during(open(), both)).counterexample().orElseThrow().destination())
                .as("the upper half is all that is left")
                .hasToString("10.10.0.0");
        assertThat(now(during(asking(open(), allow("internal", "10.10.128.0/17", "Tcp", "443")), both))
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    // ---- a site with two devices

    private static List<RegisteredResource> withSecondDevice(World world) {
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(World.resource(
                "LocalNetworkGateway",
                "second",
                "localNetworkGateways",
                Map.of(
                        "gatewayIpAddress",
                        "192.0.2.77",
                        "localNetworkAddressSpace",
                        Map.of("addressPrefixes", List.of()),
                        "bgpSettings",
                        Map.of("asn", 65010.0, "bgpPeeringAddress", "10.9.9.10"))));
        resources.add(Worlds.tunnel("second"));
        return resources;
    }

    private static ProofInputs withDevices(World world, ProofInputs.Device... devices) {
        ProofInputs inputs = world.inputs();
        ProofInputs.Site hq = inputs.site("hq");
        return new ProofInputs(
                inputs.baseName(),
                List.of(new ProofInputs.Site(
                        "hq", hq.addressPrefixes(), hq.expressRoute(), hq.vpn(), List.of(devices))),
                inputs.circuits(),
                inputs.intents());
    }

    private static ProofInputs.Device device(String name, String endpoint) {
        return new ProofInputs.Device(Optional.of(name), endpoint);
    }

    @Test
    void each_of_two_devices_fails_alone_and_the_site_with_both() {
        World world = open();
        world.circuits.clear();
        ProofInputs inputs = withDevices(world, device("b", "192.0.2.77"), device("a", "192.0.2.0"));
        List<Scenario> scenarios =
                Proof.of(withSecondDevice(world), inputs, Outages.PAIRS).scenarios();
        assertThat(scenarios).extracting(Scenario::name).containsSubsequence("tunnel:hq", "tunnel:hq/a", "tunnel:hq/b");
        assertThat(lostIn(scenarios))
                .contains("tunnel:hq", "tunnel:hq/a + tunnel:hq/b")
                .doesNotContain("tunnel:hq/a", "tunnel:hq/b", "vpn-gateway/instance-0 + tunnel:hq/a");
        assertThat(open().prove(Outages.SINGLE).scenarios())
                .extracting(Scenario::name)
                .as("a site with one device")
                .contains("tunnel:hq")
                .noneMatch(name -> name.startsWith("tunnel:hq/"));
    }

    @Test
    void routes_of_one_device_are_named_after_it() {
        World world = open();
        world.circuits.clear();
        ProofInputs inputs = withDevices(world, device("a", "192.0.2.0"), device("b", "192.0.2.77"));
        Set<Prefix> whole = Set.of(Prefix.parse("10.10.0.0/16"));
        Incident one = Incident.routes("tunnel:hq/a", whole, Set.of());
        assertThat(lostIn(Proof.during(withSecondDevice(world), inputs, one)))
                .contains("tunnel:hq/b")
                .doesNotContain("healthy", "tunnel:hq/a");
        Incident both = Incident.all(List.of(one, Incident.routes("tunnel:hq/b", whole, Set.of())));
        assertThat(lostIn(Proof.during(withSecondDevice(world), inputs, both))).contains("healthy");
    }
}
