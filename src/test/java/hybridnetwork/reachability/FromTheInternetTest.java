package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By which public address packets from the internet come to a host that has several: by any that is open. */
class FromTheInternetTest {
    private static final List<String> MEMBER = List.of("10.20.1.20");

    private static World world(BalanceSpec... rules) {
        World world = Worlds.blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.frontends.clear();
        world.frontends.add(new FrontendSpec("internal", "10.20.1.10", true, List.of(rules), MEMBER));
        return world;
    }

    private static IntentSpec toMember(boolean allow, String... ports) {
        return new IntentSpec("flow", allow, "internet", "10.20.1.20/32", "Tcp", List.of(ports));
    }

    @Test
    void Azure_passes_nothing_on_to_a_site() {
        IntentResult lost = Worlds.healthy(world(), Worlds.allow("internet", "hq", "Tcp", "443"));
        assertThat(Readings.why(lost)).isEqualTo("Azure does not pass packets on from one network outside to another");
    }

    @Test
    void two_rules_for_one_member_open_each_its_port() {
        World world = world(new BalanceSpec("Tcp", 443, 443), new BalanceSpec("Tcp", 8443, 8443));
        world.frontends.add(
                new FrontendSpec("internal", "10.20.1.11", true, List.of(new BalanceSpec("Tcp", 444, 443)), MEMBER));
        assertThat(Worlds.healthy(world, toMember(true, "443", "8443")).holds()).isTrue();
        assertThat(Worlds.healthy(world, toMember(false, "80")).holds()).isTrue();
        assertThat(Worlds.healthy(world, toMember(true, "443", "8443", "9443"))
                        .counterexample()
                        .orElseThrow()
                        .destinationPort())
                .hasValue(9443);
    }

    /** A Basic public IP of its own is open without a group, the Standard one of a balancer before it is not. */
    @Test
    void an_open_address_of_its_own_opens_what_a_closed_frontend_does_not() {
        World world = world(new BalanceSpec("Tcp", 443, 443));
        List<RegisteredResource> closed =
                changed(world.resources(), "PublicIPAddress", put("sku", Map.of("name", "Standard")));
        Worlds.asking(world, toMember(true, "443"));
        assertThat(Worlds.healthy(closed, world.inputs()).verdict()).isEqualTo(Verdict.VIOLATED);
        List<RegisteredResource> both = new ArrayList<>(closed);
        RegisteredResource own =
                World.resource("PublicIPAddress", "own", "publicIPAddresses", Map.of("sku", Map.of("name", "Basic")));
        both.add(own);
        both.add(Worlds.card(Map.of(
                "name",
                "ip",
                "privateIPAddress",
                "10.20.1.20",
                "publicIPAddress",
                Map.of("id", own.id().orElseThrow()))));
        assertThat(Worlds.healthy(both, world.inputs()).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void a_group_of_which_it_is_not_known_whether_it_is_there_may_open_a_Standard_address() {
        World world = world(new BalanceSpec("Tcp", 443, 443));
        List<RegisteredResource> standard =
                changed(world.resources(), "PublicIPAddress", put("sku", Map.of("name", "Standard")));
        List<RegisteredResource> grouped = Readings.withSubnet(standard, 1, "networkSecurityGroup", Opaque.UNKNOWN);
        for (String to : List.of("10.20.1.20/32", "load-balancer:net-ilb-0")) {
            for (boolean allow : List.of(true, false)) {
                Worlds.asking(world, new IntentSpec("flow", allow, "internet", to, "Tcp", List.of("443")));
                assertThat(Worlds.healthy(grouped, world.inputs()).verdict())
                        .as(to)
                        .isEqualTo(Verdict.UNKNOWN);
            }
        }
    }
}
