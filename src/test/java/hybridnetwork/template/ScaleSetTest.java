package hybridnetwork.template;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.PortRange;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.Proof;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.ProofInputs.FlowProtocol;
import hybridnetwork.reachability.Verdict;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.Bag;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interfaces that a template's scale set describes in ARM's words are those that azure-native's describes in its own. */
final class ScaleSetTest {
    private static final String NETWORK =
            "{~type~: ~Microsoft.Network/virtualNetworks~, ~name~: ~v~, ~properties~: {~addressSpace~: {~addressPrefixes~: [~10.0.0.0/16~]},"
                    + " ~subnets~: [{~name~: ~a~, ~properties~: {~addressPrefix~: ~10.0.0.0/24~}},"
                    + " {~name~: ~b~, ~properties~: {~addressPrefix~: ~10.0.1.0/24~}}]}}";

    private static final FlowEnd INTERNET = new FlowEnd.Internet();
    private static final FlowEnd ITS_SUBNET = new FlowEnd.Subnet("a");
    private static final FlowEnd ANOTHER = new FlowEnd.Subnet("b");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static String set(String more) {
        return ", {~type~: ~Microsoft.Compute/virtualMachineScaleSets~, ~name~: ~set~, ~properties~: {~virtualMachineProfile~: {~networkProfile~: {"
                + "~networkInterfaceConfigurations~: [{~name~: ~nic~, ~properties~: {~enableIPForwarding~: true, ~ipConfigurations~: ["
                + "{~name~: ~ip~, ~properties~: {" + more
                + "~subnet~: {~id~: ~[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', 'a')]~}}}]}}]}}}}";
    }

    private ArmTemplate read(String more) {
        return Templates.template(folder, "{~resources~: [" + NETWORK + set(more) + "]}");
    }

    @Test
    void its_properties_lie_flat_and_are_spelled_as_azure_native_spells_them() {
        Bag inputs = new Bag(Templates.only(
                        read(
                                "~publicipaddressconfiguration~: {~name~: ~p~, ~properties~: {~idleTimeoutInMinutes~: 10}}, "
                                        + "~LoadBalancerBackendAddressPools~: [{~id~: ~/x/backendAddressPools/p~}], "),
                        "VirtualMachineScaleSet")
                .inputs());
        Bag card = inputs.bag("virtualMachineProfile", "networkProfile")
                .orElseThrow()
                .bags("networkInterfaceConfigurations")
                .get(0);
        assertThat(card.flag("enableIPForwarding")).isTrue();
        Bag configuration = card.bags("ipConfigurations").get(0);
        assertThat(configuration.values())
                .containsOnlyKeys("name", "publicIPAddressConfiguration", "loadBalancerBackendAddressPools", "subnet");
        assertThat(configuration.text("subnet", "id"))
                .hasValueSatisfying(id -> assertThat(id).endsWith("/virtualNetworks/v/subnets/a"));
    }

    /** Of a flow of TCP to port 443 that nothing is to let pass. */
    private static Verdict closed(ArmTemplate template, FlowEnd from, FlowEnd to) {
        ProofInputs.Intent asked = new ProofInputs.Intent(
                "asked", Action.DENY, from, to, FlowProtocol.TCP, List.of(PortRange.of(443)), List.of());
        ProofInputs inputs = new ProofInputs("net", List.of(), List.of(), List.of(asked), ImplicitOutbound.CLOSED);
        return Proof.ofExport(template.resources(), inputs, Outages.SINGLE)
                .scenarios()
                .get(0)
                .intents()
                .get(0)
                .verdict();
    }

    @Test
    void a_set_without_public_addresses_leaves_nothing_open() {
        ArmTemplate plain = read("");
        assertThat(closed(plain, INTERNET, ITS_SUBNET)).isEqualTo(Verdict.HOLDS);
        assertThat(closed(plain, ITS_SUBNET, INTERNET)).isEqualTo(Verdict.HOLDS);
        assertThat(closed(plain, ANOTHER, ITS_SUBNET)).isEqualTo(Verdict.VIOLATED);
    }

    /** Which hosts of the subnet are its instances nobody knows. */
    @Test
    void public_addresses_leave_its_subnet_open_and_no_other() {
        ArmTemplate reachable = read("~publicIPAddressConfiguration~: {~name~: ~p~}, ");
        assertThat(closed(reachable, INTERNET, ITS_SUBNET)).isEqualTo(Verdict.UNKNOWN);
        assertThat(closed(reachable, ITS_SUBNET, INTERNET)).isEqualTo(Verdict.UNKNOWN);
        assertThat(closed(reachable, INTERNET, ANOTHER)).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void what_a_template_does_not_say_of_its_interfaces_leaves_them_open() {
        ArmTemplate unsaid = Templates.template(
                folder,
                "{~parameters~: {~profile~: {~type~: ~object~}}, ~resources~: [" + NETWORK
                        + ", {~type~: ~Microsoft.Compute/virtualMachineScaleSets~, ~name~: ~set~, ~properties~: {"
                        + "~virtualMachineProfile~: {~networkProfile~: ~[parameters('profile')]~}}}]}");
        assertThat(closed(unsaid, INTERNET, ITS_SUBNET)).isEqualTo(Verdict.UNKNOWN);
    }
}
