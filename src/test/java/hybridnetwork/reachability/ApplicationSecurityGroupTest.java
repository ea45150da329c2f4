package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which hosts a rule means that names an application security group: those whose interfaces say that they are members. */
class ApplicationSecurityGroupTest {
    private static final String NETWORKING = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";
    private static final Map<String, Object> MEMBER = Map.of("id", NETWORKING + "applicationSecurityGroups/ASG");
    private static final Map<String, Object> OTHER = Map.of("id", NETWORKING + "applicationSecurityGroups/other");

    /** A group that lets SSH from hq in to the members of {@code asg} and nothing else. */
    private static World world() {
        World world = Worlds.blueprint();
        world.frontends.clear();
        world.subnets.set(
                1,
                new SubnetSpec(
                        "internal",
                        "10.20.1.0/24",
                        List.of(
                                Worlds.allow("ssh", true, 100, "10.10.0.0/16", "asg", "Tcp", "22"),
                                Worlds.deny("closed", true, 4096, "*", "*")),
                        null));
        return world;
    }

    private static RegisteredResource card(String name, String address, Object groups) {
        Map<String, Object> configuration = new LinkedHashMap<>(Map.of("name", "ip"));
        if (address.isEmpty()) {
            configuration.put(
                    "subnet", Map.of("id", NETWORKING + "virtualNetworks/net-vnet/subnets/net-internal-subnet"));
        } else {
            configuration.put("privateIPAddress", address);
        }
        configuration.put("applicationSecurityGroups", groups);
        return World.resource(
                "NetworkInterface", name, "networkInterfaces", Map.of("ipConfigurations", List.of(configuration)));
    }

    private static Verdict sshTo(String address, RegisteredResource... cards) {
        World world = Worlds.asking(world(), Worlds.deny("hq", address + "/32", "Tcp", "22"));
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.addAll(List.of(cards));
        return Worlds.healthy(resources, world.inputs()).verdict();
    }

    @Test
    void the_interfaces_that_name_it_are_its_members_and_no_others() {
        RegisteredResource member = card("a", "10.20.1.20", List.of(OTHER, MEMBER));
        RegisteredResource stranger = card("b", "10.20.1.21", List.of(OTHER));
        assertThat(sshTo("10.20.1.20", member, stranger)).isEqualTo(Verdict.VIOLATED);
        assertThat(sshTo("10.20.1.21", member, stranger)).isEqualTo(Verdict.HOLDS);
        assertThat(sshTo("10.20.1.22", member, stranger)).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void of_a_group_that_no_interface_names_any_host_may_be_a_member() {
        assertThat(sshTo("10.20.1.20", card("b", "10.20.1.21", List.of(OTHER)))).isEqualTo(Verdict.UNKNOWN);
        World world = world();
        assertThat(messages(world.prove(Outages.SINGLE), "not-understood"))
                .containsExactly(
                        "NetworkSecurityGroup net-internal-nsg, rule ssh: not all members of an application security group as"
                                + " destination are known; it may match others");
    }

    @Test
    void an_interface_whose_groups_are_not_known_may_be_a_member() {
        RegisteredResource member = card("a", "10.20.1.20", List.of(MEMBER));
        for (Object groups :
                List.of(Opaque.UNKNOWN, List.of(Map.of("id", Opaque.UNKNOWN)), List.of(OTHER, Opaque.UNKNOWN))) {
            RegisteredResource open = card("b", "10.20.1.21", groups);
            assertThat(sshTo("10.20.1.21", member, open)).as("%s", groups).isEqualTo(Verdict.UNKNOWN);
            assertThat(sshTo("10.20.1.22", member, open)).isEqualTo(Verdict.HOLDS);
            assertThat(sshTo("10.20.1.20", member, open)).isEqualTo(Verdict.VIOLATED);
        }
    }

    @Test
    void a_member_whose_address_is_not_known_may_be_any_host_of_its_subnet() {
        assertThat(sshTo("10.20.1.22", card("a", "", List.of(MEMBER)))).isEqualTo(Verdict.UNKNOWN);
        assertThat(sshTo("10.20.1.22", card("a", "", List.of(OTHER)), card("b", "10.20.1.20", List.of(MEMBER))))
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void a_group_whose_id_is_not_known_may_have_any_member() {
        World world = Worlds.asking(world(), Worlds.deny("hq", "10.20.1.22/32", "Tcp", "22"));
        List<RegisteredResource> resources = Readings.changed(world.resources(), "NetworkSecurityGroup", group -> {
            Map<String, Object> rule = new LinkedHashMap<>(
                    World.ruleBag(Worlds.allow("ssh", true, 100, "10.10.0.0/16", "asg", "Tcp", "22")));
            rule.put("destinationApplicationSecurityGroups", List.of(Map.of("name", "asg")));
            group.put("securityRules", List.of(rule, World.ruleBag(Worlds.deny("closed", true, 4096, "*", "*"))));
            return group;
        });
        resources = new ArrayList<>(resources);
        resources.add(card("a", "10.20.1.20", List.of(MEMBER)));
        assertThat(Worlds.healthy(resources, world.inputs()).verdict()).isEqualTo(Verdict.UNKNOWN);
    }
}
