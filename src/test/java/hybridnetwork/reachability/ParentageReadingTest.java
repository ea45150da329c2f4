package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.dependingOn;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.prove;
import static hybridnetwork.reachability.Readings.put;
import static hybridnetwork.reachability.Readings.with;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose part a rule, a route, a subnet, a pool or a peering is, and what follows where nothing tells. */
class ParentageReadingTest {
    private static final String GROUPS =
            "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network" + "/networkSecurityGroups/";

    /** A rule that would let SSH in; the network has a second security group, so that it may be either's. */
    private static List<RegisteredResource> withSshRule(Optional<String> id, Object group) {
        List<RegisteredResource> resources = new ArrayList<>(Worlds.blueprint().resources());
        resources.add(World.resource("NetworkSecurityGroup", "other", "networkSecurityGroups", Map.of()));
        Map<String, Object> inputs = new LinkedHashMap<>(Map.of(
                "networkSecurityGroupName", group,
                "securityRuleName", "ssh",
                "priority", 50.0,
                "direction", "Inbound",
                "access", "Allow",
                "protocol", "Tcp",
                "sourceAddressPrefix", "*",
                "sourcePortRange", "*",
                "destinationAddressPrefix", "*",
                "destinationPortRange", "22"));
        RegisteredResource rule = World.resource("SecurityRule", "ssh", "securityRules", inputs);
        resources.add(with(rule, rule.type(), id, inputs, Map.of()));
        return resources;
    }

    private static IntentResult noSsh(ProofResult proof) {
        return proof.scenarios().get(0).intents().stream()
                .filter(intent -> intent.name().equals("no-ssh"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_id_tells_the_parent_though_its_name_does_not() {
        String rule = GROUPS + "net-internal-nsg/securityRules/ssh";
        IntentResult open = noSsh(prove(withSshRule(Optional.of(rule), Opaque.SECRET)));
        assertThat(open.holds()).isFalse();
        assertThat(open.isUnknown()).isFalse();
        IntentResult other = noSsh(prove(withSshRule(Optional.of(GROUPS + "other/securityRules/ssh"), Opaque.SECRET)));
        assertThat(other.holds()).isTrue();
    }

    @Test
    void a_part_that_may_be_any_ones_leaves_open_what_it_may_decide() {
        ProofResult proof = prove(withSshRule(Optional.empty(), Opaque.UNKNOWN));
        assertThat(noSsh(proof).holds()).isFalse();
        assertThat(noSsh(proof).isUnknown()).isTrue();
        assertThat(messages(proof, "unknown-value"))
                .containsExactly(
                        "SecurityRule ssh: networkSecurityGroupName is not known yet; it is left out of the proof");
    }

    @Test
    void so_does_a_part_of_a_parent_whose_own_name_is_not_known() {
        List<RegisteredResource> resources = withSshRule(Optional.empty(), "net-internal-nsg").stream()
                .map(r -> r.name().equals("net-internal-nsg")
                        ? with(
                                r,
                                r.type(),
                                Optional.empty(),
                                put("networkSecurityGroupName", Opaque.UNKNOWN).apply(new LinkedHashMap<>(r.inputs())),
                                r.outputs())
                        : r)
                .toList();
        assertThat(noSsh(prove(resources)).holds()).isFalse();
    }

    /** Depending on both groups, the rule may be in either; on none of them, in neither. */
    @Test
    void dependencies_tell_the_parent_only_where_they_name_one() {
        String urn = "urn:pulumi:dev::p::azure-native:network:NetworkSecurityGroup::";
        for (List<String> dependencies : List.of(
                List.of(urn + "net-internal-nsg", urn + "other"),
                List.of("urn:pulumi:dev::p::pulumi:pulumi:StackReference::hub"))) {
            List<RegisteredResource> resources = withSshRule(Optional.empty(), Opaque.UNKNOWN).stream()
                    .map(r -> r.name().equals("ssh") ? dependingOn(r, dependencies) : r)
                    .toList();
            assertThat(noSsh(prove(resources)).isUnknown())
                    .as(dependencies.toString())
                    .isTrue();
        }
        List<RegisteredResource> one = withSshRule(Optional.empty(), Opaque.UNKNOWN).stream()
                .map(r -> r.name().equals("ssh") ? dependingOn(r, List.of(urn + "other")) : r)
                .toList();
        assertThat(noSsh(prove(one)).holds()).isTrue();
    }

    @Test
    void a_part_of_a_parent_that_is_elsewhere_is_no_matter() {
        ProofResult proof = prove(withSshRule(Optional.empty(), "elsewhere"));
        assertThat(noSsh(proof).holds()).isTrue();
        assertThat(messages(proof, "unknown-value")).isEmpty();
    }

    /** The owner's dependencies are known, and the only security group of the stack is none of them. */
    @Test
    void an_id_that_is_not_known_is_not_the_only_one_where_the_dependencies_name_others() {
        for (boolean dependsOnIt : List.of(true, false)) {
            List<RegisteredResource> resources = Worlds.blueprint().resources().stream()
                    .map(r -> r.type().endsWith(":VirtualNetwork") ? withUnknownGroup(r, dependsOnIt) : r)
                    .toList();
            ProofResult proof = prove(resources);
            assertThat(noSsh(proof).holds()).as("depends on it: " + dependsOnIt).isEqualTo(dependsOnIt);
        }
    }

    private static RegisteredResource withUnknownGroup(RegisteredResource network, boolean dependsOnIt) {
        String dependency = dependsOnIt
                ? "urn:pulumi:dev::p::azure-native:network:NetworkSecurityGroup::net-internal-nsg"
                : "urn:pulumi:dev::p::pulumi:pulumi:StackReference::hub";
        List<Object> subnets = new ArrayList<>();
        ((List<?>) network.inputs().getOrDefault("subnets", List.of())).forEach(element -> {
            Map<String, Object> subnet = new LinkedHashMap<>();
            ((Map<?, ?>) element).forEach((key, value) -> subnet.put(key.toString(), value));
            subnet.replace("networkSecurityGroup", Map.of("id", Opaque.UNKNOWN));
            subnets.add(subnet);
        });
        Map<String, Object> inputs = new LinkedHashMap<>(network.inputs());
        inputs.put("subnets", subnets);
        return dependingOn(with(network, network.type(), network.id(), inputs, network.outputs()), List.of(dependency));
    }
}
