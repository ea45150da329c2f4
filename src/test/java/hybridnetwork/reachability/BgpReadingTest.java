package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.reading.NetworkReader;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tunnel runs BGP where the connection and the gateway say so and the peer has another AS number. */
class BgpReadingTest {
    private static final String TUNNEL = "VirtualNetworkGatewayConnection net-vpn-conn-hq";

    /** A tunnel alone, whose static prefix is not what the site has: only BGP brings that. */
    private static World world() {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.allow("internal", "hq", "Tcp", "1433"));
        world.circuits.clear();
        world.erGateway = false;
        world.sites.set(0, new SiteSpec("hq", List.of("10.10.0.0/16"), null, null, List.of("10.99.0.0/24"), true));
        return world;
    }

    private static ProofResult with(String kind, String property, Object value) {
        World world = world();
        List<RegisteredResource> resources = changed(world.resources(), kind, put(property, value));
        return Proof.of(resources, world.inputs(), Outages.SINGLE);
    }

    private static Verdict toSite(ProofResult proof) {
        return proof.scenarios().get(0).intents().get(0).verdict();
    }

    private static void runsNone(ProofResult proof, String why) {
        assertThat(toSite(proof)).as(why).isNotEqualTo(Verdict.HOLDS);
        assertThat(messages(proof, "bgp-both-flags"))
                .containsExactly(TUNNEL + " does not run BGP: " + why + "; its routes are static");
    }

    @Test
    void with_both_flags_and_a_peer_it_runs() {
        ProofResult proof = world().prove(Outages.SINGLE);
        assertThat(toSite(proof)).isEqualTo(Verdict.HOLDS);
        assertThat(messages(proof, "bgp-both-flags")).isEmpty();
        assertThat(toSite(with("LocalNetworkGateway", "bgpSettings", Map.of("bgpPeeringAddress", "10.9.9.9"))))
                .as("whose AS number nobody says")
                .isEqualTo(Verdict.HOLDS);
        assertThat(toSite(with("LocalNetworkGateway", "bgpSettings", Map.of("asn", 65515.5))))
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void whatever_is_missing_is_told() {
        runsNone(with("VirtualNetworkGatewayConnection", "enableBgp", false), "its enableBgp is not set");
        runsNone(
                with("VirtualNetworkGateway", "enableBgp", false),
                "enableBgp of VirtualNetworkGateway net-vpn-vgw is not set");
        runsNone(
                with("LocalNetworkGateway", "bgpSettings", Map.of()),
                "LocalNetworkGateway net-vpn-lgw-hq has no bgpSettings");
        runsNone(with("LocalNetworkGateway", "bgpSettings", Map.of("asn", 65515.0)), "both ends have the ASN 65515");
        runsNone(with("VirtualNetworkGateway", "bgpSettings", Map.of("asn", 65010.0)), "both ends have the ASN 65010");
        runsNone(
                Proof.of(
                        changed(
                                changed(world().resources(), "VirtualNetworkGateway", put("bgpSettings", Map.of())),
                                "LocalNetworkGateway",
                                put("bgpSettings", Map.of("asn", 65515.0))),
                        world().inputs(),
                        Outages.SINGLE),
                "both ends have the ASN 65515");
    }

    @Test
    void a_tunnel_of_which_neither_end_speaks_of_bgp_has_static_routes_on_purpose() {
        World world = world();
        world.sites.set(0, new SiteSpec("hq", List.of("10.10.0.0/16"), null, null, List.of("10.10.0.0/16"), false));
        ProofResult proof = world.prove(Outages.SINGLE);
        assertThat(toSite(proof)).isEqualTo(Verdict.HOLDS);
        assertThat(messages(proof, "bgp-both-flags")).isEmpty();
    }

    @Test
    void where_one_of_them_is_not_known_what_the_site_offers_is_open() {
        for (ProofResult proof : List.of(
                with("VirtualNetworkGatewayConnection", "enableBgp", Opaque.UNKNOWN),
                with("VirtualNetworkGateway", "enableBgp", Opaque.UNKNOWN),
                with("VirtualNetworkGateway", "bgpSettings", Opaque.UNKNOWN),
                with("VirtualNetworkGateway", "bgpSettings", Map.of("asn", Opaque.UNKNOWN)),
                with("LocalNetworkGateway", "bgpSettings", Opaque.UNKNOWN),
                with("LocalNetworkGateway", "bgpSettings", Map.of("asn", Opaque.UNKNOWN)))) {
            assertThat(toSite(proof)).isEqualTo(Verdict.UNKNOWN);
            assertThat(messages(proof, "unknown-value"))
                    .containsExactly(
                            TUNNEL + ": whether it runs BGP is not known yet; what its site offers cannot be said");
        }
    }

    /** What the connection itself says is taken meanwhile. */
    @Test
    void meanwhile_it_counts_as_one_that_runs_where_the_connection_says_so() {
        for (boolean flag : List.of(true, false)) {
            List<RegisteredResource> resources = changed(
                    changed(world().resources(), "VirtualNetworkGatewayConnection", put("enableBgp", flag)),
                    "LocalNetworkGateway",
                    put("bgpSettings", Opaque.UNKNOWN));
            assertThat(new NetworkReader(resources, world().inputs(), new Notes())
                            .read()
                            .connections()
                            .get(0)
                            .bgp())
                    .isEqualTo(flag);
        }
    }
}
