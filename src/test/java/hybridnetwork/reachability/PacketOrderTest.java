package hybridnetwork.reachability;

import static hybridnetwork.reachability.Worlds.blueprint;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Ports;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of many packets is shown, and how the ways that they take are spelt. */
class PacketOrderTest {
    @Test
    void a_clients_own_ports_come_before_the_others_and_port_zero_last() {
        List<Ports> inOrder = List.of(
                new Ports(1024, 1),
                new Ports(1024, 65535),
                new Ports(1024, 0),
                new Ports(65535, 22),
                new Ports(0, 22),
                new Ports(1023, 22));
        assertThat(Stream.of(5, 3, 1, 4, 2, 0).map(inOrder::get).sorted()).containsExactlyElementsOf(inOrder);
    }

    /** A packet from a port that no client chooses, where only such a one breaks the intent. */
    @Test
    void the_port_of_the_sender_is_the_first_that_a_rule_denies() {
        World world = blueprint();
        RuleSpec ike = new RuleSpec("ike", true, 100, false, "*", "*", "Udp", "500,4500", "*");
        world.subnets.set(
                1,
                new SubnetSpec(
                        "internal",
                        "10.20.1.0/24",
                        List.of(ike, Worlds.allow("all", true, 200, "*", "*", "*", "*")),
                        null));
        assertThat(sender(world)).isEqualTo(4500);
        RuleSpec ikeAlone = new RuleSpec("ike", true, 100, false, "*", "*", "Udp", "500", "*");
        world.subnets.set(
                1,
                new SubnetSpec(
                        "internal",
                        "10.20.1.0/24",
                        List.of(ikeAlone, Worlds.allow("all", true, 200, "*", "*", "*", "*")),
                        null));
        assertThat(sender(world)).isEqualTo(500);
    }

    private static int sender(World world) {
        return Worlds.healthy(world, Worlds.allow("hq", "internal", "Udp", "500"))
                .counterexample()
                .orElseThrow()
                .sourcePort()
                .orElseThrow();
    }

    @Test
    void ways_are_spelt_with_the_preferred_one_first_and_read_again() {
        assertThat(PathKind.keys(EnumSet.allOf(PathKind.class))).isEqualTo("ExpressRoute+Vpn");
        for (Set<PathKind> some : List.<Set<PathKind>>of(
                Set.of(), Set.of(PathKind.VPN), Set.of(PathKind.EXPRESS_ROUTE), EnumSet.allOf(PathKind.class))) {
            assertThat(PathKind.of(PathKind.keys(some))).isEqualTo(some);
        }
    }
}
