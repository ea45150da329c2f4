package hybridnetwork.reachability;

import static hybridnetwork.reachability.Worlds.allow;
import static hybridnetwork.reachability.Worlds.asking;
import static hybridnetwork.reachability.Worlds.blueprint;
import static hybridnetwork.reachability.Worlds.deny;
import static hybridnetwork.reachability.Worlds.hq;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.CircuitSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.finding.Subject;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The proof by example: one decision of the semantics a test. */
class ProofTest {
    private static IntentResult result(World world, String scenario, int intent) {
        Outages outages = scenario.contains(" + ") ? Outages.PAIRS : Outages.SINGLE;
        return world.prove(outages).scenarios().stream()
                .filter(s -> s.name().equals(scenario))
                .findFirst()
                .orElseThrow()
                .intents()
                .get(intent);
    }

    private static IntentResult result(World world, String scenario) {
        return result(world, scenario, 0);
    }

    private static List<String> rules(World world) {
        return world.prove(Outages.SINGLE).findings().stream()
                .map(Finding::rule)
                .distinct()
                .toList();
    }

    private static void replaceInternal(World world, @Nullable TableSpec table) {
        SubnetSpec old = world.subnets.get(1);
        world.subnets.set(1, new SubnetSpec(old.name(), old.prefix(), old.rules(), table));
    }

    @Nested
    class Blueprint {
        @Test
        void holds_in_every_single_outage_and_finds_nothing_to_mend() {
            ProofResult proof = blueprint().prove(Outages.SINGLE);
            assertThat(proof.holds()).isTrue();
            assertThat(proof.findings()).extracting(Finding::rule).containsExactly("pool-assumed");
        }

        @Test
        void scenarios_have_the_names_of_the_contract_in_its_order() {
            assertThat(blueprint().prove(Outages.SINGLE).scenarios().stream().map(Scenario::name))
                    .containsExactly(
                            "healthy",
                            "circuit:primary/primary-link",
                            "circuit:primary/secondary-link",
                            "circuit:primary",
                            "circuit:primary/peering-disabled",
                            "er-gateway",
                            "vpn-gateway",
                            "vpn-gateway/instance-0",
                            "vpn-gateway/instance-1",
                            "tunnel:hq");
        }

        @Test
        void traffic_moves_to_the_tunnel_when_the_circuit_is_lost() {
            assertThat(result(blueprint(), "healthy").path())
                    .containsExactly("hq", "circuit:primary", "er-gateway", "load-balancer", "internal");
            assertThat(result(blueprint(), "circuit:primary").path())
                    .containsExactly("hq", "tunnel:hq", "vpn-gateway", "load-balancer", "internal");
            assertThat(result(blueprint(), "er-gateway", 1).path())
                    .containsExactly("internal", "vpn-gateway", "tunnel:hq", "hq");
        }

        @Test
        void one_link_of_two_loses_nothing() {
            assertThat(result(blueprint(), "circuit:primary/primary-link").path())
                    .contains("circuit:primary");
            assertThat(result(blueprint(), "circuit:primary/primary-link + circuit:primary/secondary-link")
                            .path())
                    .contains("tunnel:hq");
        }

        @Test
        void an_active_active_gateway_is_lost_with_both_instances_only() {
            assertThat(result(blueprint(), "circuit:primary + vpn-gateway/instance-0")
                            .holds())
                    .isTrue();
            World world = blueprint();
            ProofResult proof = world.prove(Outages.PAIRS);
            assertThat(proof.scenarios())
                    .filteredOn(s -> s.name().equals("vpn-gateway/instance-0 + vpn-gateway/instance-1"))
                    .allMatch(Scenario::holds);
            assertThat(proof.scenarios()).hasSize(1 + 9 + 36);
        }

        @Test
        void a_violation_shows_one_packet_and_why_it_was_lost() {
            IntentResult result = result(blueprint(), "circuit:primary + tunnel:hq");
            assertThat(result.holds()).isFalse();
            assertThat(result.path()).as("as far as it came").containsExactly("hq");
            Counterexample packet = result.counterexample().orElseThrow();
            assertThat(packet.source()).hasToString("10.10.0.0");
            assertThat(packet.destination()).hasToString("10.20.1.10");
            assertThat(packet.destinationPort()).hasValue(443);
            assertThat(packet.sourcePort()).hasValue(1024);
            assertThat(packet.reason()).isEqualTo("site hq has no live circuit and no live tunnel");
            assertThat(packet.fix()).isEqualTo("give it a second way into Azure");
        }

        @Test
        void the_path_of_a_broken_deny_is_that_of_its_counterexample() {
            IntentResult higher = result(asking(blueprint(), deny("hq", "internal", "Tcp", "80", "443")), "healthy");
            assertThat(higher.counterexample().orElseThrow().destinationPort()).hasValue(443);
            assertThat(higher.path()).containsExactly("hq", "circuit:primary", "er-gateway", "internal");
        }

        @Test
        void a_trace_tells_the_way_there_and_back() {
            assertThat(result(blueprint(), "healthy").trace().orElseThrow().steps().stream()
                            .map(Step::text))
                    .containsExactly(
                            "starts at 10.10.0.0 (site hq)",
                            "site hq routes the virtual network over circuit:primary (ExpressRoute learned by the site's"
                                    + " edge)",
                            "er-gateway routes 10.20.0.0/16 over VnetLocal (system route)",
                            "load balancer frontend net-ilb-0/front forwards by rule0 to 10.20.1.4:443",
                            "subnet internal inbound: Allow by rule web (100) of network security group net-internal-nsg",
                            "delivered at subnet internal",
                            "reply at subnet internal routes 10.10.0.0/16 over circuit:primary (ExpressRoute, BGP)");
        }
    }

    @Nested
    class Ends {
        @Test
        void a_prefix_is_those_of_its_addresses_that_something_can_have() {
            World world = asking(blueprint(), allow("10.20.1.0/24", "hq", "Tcp", "1433"));
            assertThat(result(world, "healthy").holds()).isTrue();
            IntentResult nothing = result(asking(blueprint(), allow("10.20.1.0/30", "hq", "*")), "healthy");
            assertThat(nothing.verdict()).isEqualTo(Verdict.VIOLATED);
            assertThat(nothing.counterexample()).isEmpty();
            assertThat(result(asking(blueprint(), deny("10.20.1.0/30", "hq", "*")), "healthy")
                            .holds())
                    .isTrue();
        }

        @Test
        void a_prefix_in_a_subnet_with_hosts_only_is_those_hosts() {
            assertThat(result(asking(blueprint(), allow("10.20.1.16/28", "hq", "Tcp", "1433")), "healthy")
                            .holds())
                    .isTrue();
        }

        @Test
        void the_gateway_subnet_is_not_filtered_and_not_part_of_the_network() {
            assertThat(result(asking(blueprint(), deny("hq", "10.20.255.240/28", "Tcp", "22")), "healthy")
                            .counterexample()
                            .orElseThrow()
                            .destination())
                    .hasToString("10.20.255.240");
            assertThat(result(asking(blueprint(), deny("hq", "network", "Tcp", "22")), "healthy")
                            .holds())
                    .isTrue();
        }

        @Test
        void a_vpn_gateway_passes_packets_on_between_its_bgp_tunnels_and_nothing_else_does() {
            World world = blueprint();
            world.sites.add(new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, List.of("10.30.0.0/16"), true));
            IntentResult passed = result(asking(world, deny("hq", "branch", "*")), "healthy");
            assertThat(passed.verdict()).isEqualTo(Verdict.VIOLATED);
            assertThat(passed.path()).containsExactly("hq", "tunnel:hq", "vpn-gateway", "tunnel:branch", "branch");
            IntentResult allowed = result(asking(world, allow("hq", "branch", "*")), "circuit:primary");
            assertThat(allowed.ways())
                    .containsExactly(
                            java.util.Map.entry("branch", java.util.Set.of(PathKind.VPN)),
                            java.util.Map.entry("hq", java.util.Set.of(PathKind.VPN)));
            assertThat(result(asking(world, deny("hq", "branch", "*")), "tunnel:branch")
                            .holds())
                    .isTrue();
            assertThat(result(asking(world, deny("hq", "internet", "*")), "healthy")
                            .holds())
                    .isTrue();
            assertThat(rules(world)).contains("site-transit");
        }

        @Test
        void an_allow_to_a_load_balancer_that_is_not_there_is_broken_without_a_packet() {
            World world = blueprint();
            world.frontends.clear();
            IntentResult result = result(world, "healthy");
            assertThat(result.holds()).isFalse();
            assertThat(result.counterexample()).isEmpty();
        }

        @Test
        void protocol_star_without_ports_is_every_protocol() {
            World world = asking(blueprint(), allow("internal", "hq", "*", "1433"));
            assertThat(result(world, "healthy").counterexample().orElseThrow().protocol())
                    .isEqualTo(Protocol.UDP);
            IntentResult all = result(asking(blueprint(), deny("hq", "internal", "*")), "healthy");
            assertThat(all.counterexample().orElseThrow().destinationPort()).hasValue(443);
        }
    }

    @Nested
    class Routes {
        @Test
        void a_longer_prefix_over_the_vpn_draws_traffic_off_the_circuit() {
            World world = blueprint();
            world.sites.set(0, hq(List.of("10.10.4.0/24"), true));
            IntentResult result = result(world, "healthy", 1);
            assertThat(result.holds()).isFalse();
            assertThat(result.counterexample().orElseThrow().destination()).hasToString("10.10.4.0");
            assertThat(result.trace().orElseThrow().outcome()).isEqualTo(Outcome.NO_SYMMETRIC_REPLY);
            assertThat(rules(world)).contains("lpm-pitfall", "asymmetric-path");
        }

        @Test
        void a_table_of_one_subnet_leaves_the_pitfall_for_the_others() {
            World world = blueprint();
            world.sites.set(
                    0,
                    new SiteSpec(
                            "hq",
                            List.of("10.10.0.0/16"),
                            null,
                            List.of("10.10.128.0/17"),
                            List.of("10.10.128.0/17"),
                            true));
            world.subnets.set(
                    1,
                    new SubnetSpec(
                            "internal",
                            "10.20.1.0/24",
                            null,
                            new TableSpec(List.of(new RouteSpec("10.10.128.0/17", "None")), false)));
            assertThat(rules(world)).contains("lpm-pitfall");
        }

        @Test
        void a_prefix_without_backup_is_lost_with_the_circuit() {
            World world = blueprint();
            world.sites.set(
                    0, new SiteSpec("hq", List.of("10.10.0.0/16"), null, List.of("10.10.0.0/17"), List.of(), true));
            assertThat(result(world, "healthy", 1).holds()).isFalse();
            assertThat(result(world, "circuit:primary", 1)
                            .counterexample()
                            .orElseThrow()
                            .destination())
                    .hasToString("10.10.128.0");
            assertThat(rules(world)).contains("same-prefix-er-wins");
        }

        @Test
        void the_networks_own_routes_beat_longer_gateway_routes() {
            World world = blueprint();
            world.sites.set(
                    0,
                    new SiteSpec(
                            "hq",
                            List.of("10.10.0.0/16", "10.20.9.0/24"),
                            null,
                            null,
                            List.of("10.10.0.0/16", "10.20.9.0/24"),
                            true));
            assertThat(result(world, "healthy", 1)
                            .counterexample()
                            .orElseThrow()
                            .destination())
                    .hasToString("10.20.9.0");
            assertThat(rules(world)).contains("black-hole");
        }

        @Test
        void a_user_route_wins_a_tie_and_a_virtual_appliance_is_not_understood() {
            World world = blueprint();
            replaceInternal(world, new TableSpec(List.of(new RouteSpec("10.10.0.0/16", "VirtualAppliance")), false));
            IntentResult steered = result(world, "healthy", 1);
            assertThat(steered.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(steered.unknown().orElseThrow()).contains("VirtualAppliance");
            assertThat(steered.counterexample()).isEmpty();
            assertThat(rules(world)).contains("not-understood");
        }

        @Test
        void a_table_that_hides_bgp_routes_leaves_private_destinations_without_a_route() {
            World world = blueprint();
            replaceInternal(world, new TableSpec(List.of(), true));
            assertThat(result(world, "healthy", 1)
                            .counterexample()
                            .orElseThrow()
                            .reason())
                    .contains("no route leads to 10.10.0.0 (next hop None)");
        }

        @Test
        void a_table_on_the_gateway_subnet_steers_what_arrives() {
            World world = blueprint();
            world.subnets.set(
                    0,
                    new SubnetSpec(
                            "GatewaySubnet",
                            "10.20.255.224/27",
                            null,
                            new TableSpec(List.of(new RouteSpec("10.20.1.0/24", "None")), false)));
            assertThat(result(world, "healthy").counterexample().orElseThrow().fix())
                    .isEqualTo("correct the route table of GatewaySubnet");
        }

        @Test
        void a_default_route_over_bgp_draws_private_space_too_and_swallows_the_internet() {
            World world = blueprint();
            world.sites.set(
                    0,
                    new SiteSpec(
                            "hq", List.of("10.10.0.0/16"), List.of("0.0.0.0/0"), null, List.of("10.10.0.0/16"), true));
            assertThat(result(asking(world, allow("internal", "hq", "Tcp", "1433")), "circuit:primary")
                            .holds())
                    .isTrue();
            assertThat(result(asking(world, deny("internal", "internet", "*")), "healthy")
                            .holds())
                    .isTrue();
            world.sites.set(
                    0, new SiteSpec("hq", List.of("10.10.0.0/16"), List.of("0.0.0.0/0"), null, List.of(), false));
            assertThat(result(asking(world, allow("internal", "hq", "Tcp", "1433")), "healthy")
                            .holds())
                    .as("Azure drops private space only while the default route is its own")
                    .isTrue();
            assertThat(result(world, "circuit:primary")
                            .counterexample()
                            .orElseThrow()
                            .reason())
                    .contains("(next hop None)");
            assertThat(rules(world)).contains("default-route-on-premises");
        }

        @Test
        void a_default_route_over_the_vpn_draws_private_space_as_well() {
            World world = blueprint();
            world.circuits.clear();
            world.sites.set(
                    0, new SiteSpec("hq", List.of("10.10.0.0/16"), null, List.of("0.0.0.0/0"), List.of(), true));
            assertThat(result(asking(world, allow("internal", "hq", "Tcp", "1433")), "healthy")
                            .path())
                    .containsExactly("internal", "vpn-gateway", "tunnel:hq", "hq");
        }

        @Test
        void two_sites_with_one_prefix_are_a_finding() {
            World world = blueprint();
            world.sites.add(new SiteSpec(
                    "branch", List.of("10.30.0.0/16"), null, List.of("10.10.0.0/16"), List.of("10.30.0.0/16"), true));
            assertThat(rules(world)).contains("same-prefix-two-sites");
        }

        @Test
        void static_routes_are_a_finding_and_carry_traffic() {
            World world = blueprint();
            world.sites.set(0, hq(List.of("10.10.0.0/16"), false));
            assertThat(result(world, "er-gateway", 1).holds()).isTrue();
            assertThat(rules(world)).containsExactly("static-routes-no-failback", "pool-assumed");
        }

        @Test
        void of_two_circuits_the_first_by_name_is_shown() {
            World world = blueprint();
            world.circuits.add(new CircuitSpec("backup", List.of("hq"), true, null, 50));
            assertThat(result(world, "healthy").path()).contains("circuit:backup");
            assertThat(result(world, "circuit:backup").path()).contains("circuit:primary");
        }

        @Test
        void a_disabled_peering_carries_nothing() {
            World world = blueprint();
            world.circuits.set(0, new CircuitSpec("primary", List.of("hq"), true, "Disabled", 50));
            assertThat(result(world, "healthy").path()).contains("tunnel:hq");
        }

        @Test
        void a_circuit_that_carries_more_than_the_vpn_is_a_finding() {
            World world = blueprint();
            world.circuits.set(0, new CircuitSpec("primary", List.of("hq"), true, "Enabled", 1000));
            assertThat(world.prove(Outages.SINGLE).findings())
                    .filteredOn(finding -> finding.rule().equals("vpngw-sku-capacity"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
                        assertThat(finding.message())
                                .isEqualTo(
                                        "circuit primary carries 1000 Mbps, the VPN gateway that takes over 650 Mbps");
                        assertThat(finding.about()).extracting(Subject::name).containsExactly("vpn-gateway", "primary");
                    });
        }
    }

    @Nested
    class Filtering {
        @Test
        void default_rules_let_the_virtual_network_and_on_premises_in() {
            World world = blueprint();
            world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", List.of(), null));
            IntentResult result = result(world, "healthy", 2);
            assertThat(result.holds()).isFalse();
            assertThat(result.path()).containsExactly("hq", "circuit:primary", "er-gateway", "internal");
            assertThat(result.trace().orElseThrow().steps().stream().map(Step::text))
                    .anyMatch(step -> step.contains("AllowVnetInBound (65000)"));
        }

        @Test
        void a_rule_with_ports_does_not_match_icmp() {
            World world = blueprint();
            world.subnets.set(
                    1,
                    new SubnetSpec(
                            "internal",
                            "10.20.1.0/24",
                            List.of(
                                    allow("some", true, 100, "*", "*", "*", "1-65535"),
                                    deny("closed", true, 200, "*", "*")),
                            null));
            assertThat(result(asking(world, deny("hq", "internal", "Icmp")), "healthy")
                            .holds())
                    .isTrue();
            assertThat(result(asking(world, deny("hq", "internal", "Udp", "53")), "healthy")
                            .holds())
                    .isFalse();
        }

        @Test
        void a_reply_passes_the_filters_whatever_they_say() {
            // "silent" denies all outbound but 1433, and the reply from port 443 comes back.
            assertThat(result(blueprint(), "healthy", 0).holds()).isTrue();
        }

        @Test
        void hosts_of_one_subnet_are_filtered_too() {
            assertThat(result(asking(blueprint(), deny("internal", "internal", "*")), "healthy")
                            .holds())
                    .isTrue();
        }

        @Test
        void from_the_internet_a_public_ip_is_needed_and_the_group_decides() {
            World world = blueprint();
            world.subnets.set(
                    1,
                    new SubnetSpec(
                            "internal",
                            "10.20.1.0/24",
                            List.of(allow("open", true, 100, "Internet", "*", "Tcp", "8080")),
                            null));
            assertThat(result(world, "healthy", 3).holds()).isTrue();
            world.publicHosts.add("10.20.1.7");
            IntentResult result = result(world, "healthy", 3);
            assertThat(result.trace().orElseThrow().path()).containsExactly("internet", "internal");
            assertThat(result.counterexample().orElseThrow().destination()).hasToString("10.20.1.7");
            assertThat(result.counterexample().orElseThrow().destinationPort()).hasValue(8080);
            assertThat(rules(world)).contains("internet-reachable");
        }
    }

    @Nested
    class LoadBalancers {
        @Test
        void a_port_without_a_rule_is_dropped() {
            World world = asking(blueprint(), allow("hq", "load-balancer", "Tcp", "443", "8443"));
            assertThat(result(world, "healthy").counterexample().orElseThrow().reason())
                    .contains("has no rule for Tcp port 8443");
        }

        @Test
        void the_group_sees_the_backend_and_its_port() {
            World world = blueprint();
            world.frontends.set(
                    0,
                    new FrontendSpec("internal", "10.20.1.10", false, List.of(new BalanceSpec("Tcp", 80, 443)), null));
            assertThat(result(asking(world, allow("hq", "load-balancer", "Tcp", "80")), "healthy")
                            .holds())
                    .isTrue();
            world.frontends.set(
                    0,
                    new FrontendSpec("internal", "10.20.1.10", false, List.of(new BalanceSpec("Tcp", 443, 80)), null));
            IntentResult denied = result(asking(world, allow("hq", "load-balancer", "Tcp", "443")), "healthy");
            assertThat(denied.counterexample().orElseThrow().reason())
                    .startsWith("member 10.20.1.4:80: denied by inbound rule closed (4096)");
        }

        @Test
        void explicit_backends_replace_the_hosts_of_the_subnet() {
            World world = blueprint();
            world.frontends.set(
                    0,
                    new FrontendSpec(
                            "internal",
                            "10.20.1.10",
                            false,
                            List.of(new BalanceSpec("Tcp", 443, 443)),
                            List.of("10.20.7.7")));
            assertThat(result(world, "healthy").counterexample().orElseThrow().reason())
                    .contains("10.20.7.7 is no host of the virtual network");
        }

        @Test
        void a_subnet_whose_every_host_is_a_frontend_has_no_backend() {
            World world = blueprint();
            world.subnets.add(new SubnetSpec("edge", "10.20.2.0/29", null, null));
            world.frontends.clear();
            for (String address : List.of("10.20.2.4", "10.20.2.5", "10.20.2.6")) {
                world.frontends.add(
                        new FrontendSpec("edge", address, false, List.of(new BalanceSpec("Tcp", 443, 443)), null));
            }
            assertThat(result(world, "healthy").counterexample().orElseThrow().reason())
                    .isEqualTo("rule rule0 has no member");
            assertThat(result(asking(world, deny("hq", "load-balancer", "*")), "healthy")
                            .holds())
                    .isTrue();
        }

        @Test
        void replies_come_from_the_backends_of_the_flows_own_rules_only() {
            World world = blueprint();
            world.subnets.add(new SubnetSpec("other", "10.20.2.0/24", null, new TableSpec(List.of(), true)));
            world.frontends.set(
                    0,
                    new FrontendSpec(
                            "internal",
                            "10.20.1.10",
                            false,
                            List.of(new BalanceSpec("Tcp", 443, 443), new BalanceSpec("Tcp", 8443, 443, true)),
                            List.of("10.20.1.20"),
                            List.of("10.20.2.20")));
            assertThat(result(asking(world, allow("hq", "load-balancer", "Tcp", "443")), "healthy")
                            .holds())
                    .isTrue();
            IntentResult lost = result(asking(world, allow("hq", "load-balancer", "Tcp", "443", "8443")), "healthy");
            assertThat(lost.counterexample().orElseThrow().destinationPort()).hasValue(8443);
            assertThat(lost.counterexample().orElseThrow().reason())
                    .startsWith("member 10.20.2.20:443: the reply to 10.10.0.0 does not come back");
        }

        @Test
        void the_lowest_packet_is_that_to_the_frontend_whichever_backend_refuses_it() {
            World world = blueprint();
            world.subnets.set(
                    1,
                    new SubnetSpec(
                            "internal",
                            "10.20.1.0/24",
                            List.of(
                                    new RuleSpec("first", true, 100, false, "*", "10.20.1.4/32", "*", "*", "8080"),
                                    new RuleSpec("second", true, 110, false, "*", "10.20.1.5/32", "*", "*", "80"),
                                    allow("open", true, 120, "*", "*", "*", "*")),
                            null));
            world.frontends.set(
                    0, new FrontendSpec("internal", "10.20.1.10", false, List.of(new BalanceSpec("All", 0, 0)), null));
            IntentResult denied = result(asking(world, allow("hq", "load-balancer", "Tcp", "80", "8080")), "healthy");
            assertThat(denied.counterexample().orElseThrow().destinationPort()).hasValue(80);
            assertThat(denied.counterexample().orElseThrow().reason()).startsWith("member 10.20.1.5:80: denied");
        }

        @Test
        void a_member_is_reached_through_a_public_frontend_as_it_arrives() {
            World world = blueprint();
            world.subnets.set(
                    1,
                    new SubnetSpec(
                            "internal",
                            "10.20.1.0/24",
                            List.of(allow("open", true, 100, "Internet", "*", "Tcp", "443")),
                            null));
            world.frontends.set(
                    0,
                    new FrontendSpec(
                            "internal",
                            "10.20.1.10",
                            true,
                            List.of(new BalanceSpec("Tcp", 443, 443)),
                            List.of("10.20.1.20")));
            IntentResult result = result(world, "healthy", 3);
            assertThat(result.counterexample().orElseThrow().destination()).hasToString("10.20.1.20");
            assertThat(result.path()).containsExactly("internet", "internal");
        }
    }
}
