package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.prove;
import static hybridnetwork.reachability.Readings.put;
import static hybridnetwork.reachability.Readings.with;
import static hybridnetwork.reachability.Readings.withSubnet;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** To which resource an id refers: to that of the id, and before there is one, to that of the name. */
class KnownByIdTest {
    private static final String GROUP = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";
    private static final List<RegisteredResource> BLUEPRINT = Worlds.blueprint().resources();

    private static List<RegisteredResource> replaced(String name, UnaryOperator<RegisteredResource> change) {
        return BLUEPRINT.stream()
                .map(it -> it.name().equals(name) ? change.apply(it) : it)
                .toList();
    }

    private static Verdict noSsh(List<RegisteredResource> resources) {
        return prove(resources).scenarios().get(0).intents().get(2).verdict();
    }

    /** The network's only group, which denies SSH, without an id: before its first deployment. */
    private static RegisteredResource undeployed(RegisteredResource group) {
        return with(group, group.type(), Optional.empty(), group.inputs(), Map.of());
    }

    @Test
    void a_resource_without_an_id_is_found_by_its_name() {
        List<RegisteredResource> resources = replaced("net-internal-nsg", KnownByIdTest::undeployed);
        assertThat(noSsh(resources)).isEqualTo(Verdict.HOLDS);
        assertThat(noSsh(withSubnet(
                        resources,
                        1,
                        "networkSecurityGroup",
                        Map.of("id", GROUP + "networkSecurityGroups/NET-internal-nsg"))))
                .isEqualTo(Verdict.HOLDS);
        assertThat(noSsh(withSubnet(
                        resources, 1, "networkSecurityGroup", Map.of("id", GROUP + "networkSecurityGroups/other"))))
                .as("of another name")
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_resource_with_an_id_is_not_the_one_of_its_name_in_another_subscription() {
        String elsewhere = GROUP.replace("/subscriptions/s/", "/subscriptions/t/");
        assertThat(noSsh(withSubnet(
                        BLUEPRINT,
                        1,
                        "networkSecurityGroup",
                        Map.of("id", elsewhere + "networkSecurityGroups/net-internal-nsg"))))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_resource_without_an_id_is_in_the_group_that_its_inputs_name() {
        for (String group : List.of("NET-rg", "other-rg")) {
            List<RegisteredResource> resources = replaced(
                    "net-internal-nsg",
                    it -> undeployed(with(
                            it,
                            it.type(),
                            it.id(),
                            put("resourceGroupName", group).apply(new LinkedHashMap<>(it.inputs())),
                            Map.of())));
            assertThat(noSsh(resources)).as(group).isEqualTo(group.equals("NET-rg") ? Verdict.HOLDS : Verdict.UNKNOWN);
        }
    }

    /** As an export has it, and as a template names it. */
    @Test
    void an_id_or_a_name_may_be_among_the_properties() {
        List<RegisteredResource> resources = new ArrayList<>();
        for (RegisteredResource it : BLUEPRINT) {
            Map<String, Object> outputs =
                    it.id().<Map<String, Object>>map(id -> Map.of("id", id)).orElse(Map.of());
            resources.add(with(it, it.type(), Optional.empty(), it.inputs(), outputs));
            if (it.type().endsWith(":NetworkSecurityGroup")) {
                resources.add(with(
                        it,
                        it.type(),
                        Optional.empty(),
                        Map.of("networkSecurityGroupName", "net-internal-nsg"),
                        Map.of("id", it.id().orElseThrow().replace("net-rg", "other-rg"))));
            }
        }
        assertThat(prove(resources).scenarios()).isEqualTo(prove(BLUEPRINT).scenarios());
        List<RegisteredResource> named = replaced("net-internal-nsg", it -> {
            Map<String, Object> inputs = new LinkedHashMap<>(it.inputs());
            inputs.remove("networkSecurityGroupName");
            inputs.put("name", "mine");
            return undeployed(with(it, it.type(), it.id(), inputs, Map.of()));
        });
        assertThat(noSsh(withSubnet(
                        named, 1, "networkSecurityGroup", Map.of("id", GROUP + "networkSecurityGroups/mine"))))
                .isEqualTo(Verdict.HOLDS);
    }

    /** A part whose id begins with its parent's name belongs to it, though that parent has no id to compare yet. */
    @Test
    void a_part_with_an_id_belongs_to_a_parent_without_one_by_its_name() {
        List<RegisteredResource> resources = new ArrayList<>(replaced("net-internal-nsg", KnownByIdTest::undeployed));
        resources.add(undeployed(World.resource(
                "NetworkSecurityGroup",
                "other",
                "networkSecurityGroups",
                Map.of("networkSecurityGroupName", "other"))));
        Map<String, Object> ssh =
                new LinkedHashMap<>(World.ruleBag(Worlds.allow("ssh", true, 50, "10.10.0.0/16", "*", "Tcp", "22")));
        RegisteredResource rule = World.resource("SecurityRule", "ssh", "securityRules", ssh);
        resources.add(with(
                rule,
                rule.type(),
                Optional.of(GROUP + "networkSecurityGroups/net-internal-nsg/securityRules/ssh"),
                ssh,
                Map.of()));
        assertThat(noSsh(resources)).isEqualTo(Verdict.VIOLATED);
    }

    private static List<RegisteredResource> inSubnetOf(String network) {
        return Readings.changed(
                BLUEPRINT,
                "VirtualNetworkGateway",
                put("ipConfigurations", List.of(Map.of("subnet", Map.of("id", network + "/subnets/GatewaySubnet")))));
    }

    @Test
    void a_subnet_of_a_network_of_that_name_in_another_subscription_or_group_is_another_one() {
        assertThat(prove(inSubnetOf(GROUP + "virtualNetworks/NET-vnet"))).isEqualTo(prove(BLUEPRINT));
        assertThat(prove(inSubnetOf("/x/virtualNetworks/net-vnet")))
                .as("an id that leaves out subscription and group")
                .isEqualTo(prove(BLUEPRINT));
        for (String other : List.of(
                GROUP.replace("/s/", "/t/") + "virtualNetworks/net-vnet",
                GROUP.replace("net-rg", "other-rg") + "virtualNetworks/net-vnet",
                "/resourceGroups/other-rg/virtualNetworks/net-vnet",
                GROUP + "virtualNetworks/net-vnet2")) {
            assertThat(Readings.messages(prove(inSubnetOf(other)), "not-understood"))
                    .as(other)
                    .contains("VirtualNetworkGateway net-vpn-vgw: its virtual network is not among the resources; it is"
                            + " left out");
        }
    }

    /** In a template an id that is not known may come out of a parameter, so what has an id of its own is not meant by it. */
    @Test
    void in_a_template_an_id_that_is_not_known_may_be_one_elsewhere() {
        for (boolean template : List.of(true, false)) {
            List<RegisteredResource> resources =
                    withSubnet(BLUEPRINT, 1, "networkSecurityGroup", Map.of("id", Opaque.UNKNOWN)).stream()
                            .map(it -> template ? ofTemplate(it) : it)
                            .toList();
            assertThat(noSsh(resources)).isEqualTo(template ? Verdict.UNKNOWN : Verdict.HOLDS);
        }
    }

    private static RegisteredResource ofTemplate(RegisteredResource it) {
        return new RegisteredResource(
                it.type(),
                it.name(),
                RegisteredResource.URN_OF_TEMPLATE + it.type() + "::" + it.name(),
                it.id(),
                it.parent(),
                it.protect(),
                it.dependencies(),
                it.customTimeouts(),
                it.inputs(),
                it.outputs());
    }
}
