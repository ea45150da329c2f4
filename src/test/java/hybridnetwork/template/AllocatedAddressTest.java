package hybridnetwork.template;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import hybridnetwork.template.evaluation.UnknownValue;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An address that a template takes from a resource which says none is that resource's, whichever Azure gives it. */
final class AllocatedAddressTest {
    private static final String NETWORK =
            "{~type~: ~Microsoft.Network/virtualNetworks~, ~name~: ~v~, ~properties~: {~addressSpace~: {~addressPrefixes~: [~10.0.0.0/16~]},"
                    + " ~subnets~: [{~name~: ~a~, ~properties~: {~addressPrefix~: ~10.0.0.0/24~}},"
                    + " {~name~: ~AzureFirewallSubnet~, ~properties~: {~addressPrefix~: ~10.0.9.0/26~}}]}}";
    private static final String FIREWALL =
            with("Microsoft.Network/azureFirewalls", "fw", "ipConfigurations", "AzureFirewallSubnet", "");
    private static final String TWO_CARDS = card("one", "") + card("two", "");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    /** A resource with one configuration, in a subnet. */
    private static String with(String type, String name, String list, String subnet, String more) {
        return ", {~type~: ~" + type + "~, ~name~: ~" + name + "~, ~properties~: {~" + list
                + "~: [{~name~: ~ip~, ~properties~: {" + more
                + "~subnet~: {~id~: ~[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', '" + subnet
                + "')]~}}}]}}";
    }

    private static String card(String name, String more) {
        return with("Microsoft.Network/networkInterfaces", name, "ipConfigurations", "a", more);
    }

    private static String route(String hop) {
        return ", {~type~: ~Microsoft.Network/routeTables~, ~name~: ~r~, ~properties~: {~routes~: [{~name~: ~x~, ~properties~: {"
                + "~addressPrefix~: ~0.0.0.0/0~, ~nextHopType~: ~VirtualAppliance~, ~nextHopIpAddress~: ~[" + hop
                + "]~}}]}}";
    }

    private static String addressOf(String type, String name) {
        return "reference(resourceId('Microsoft.Network/" + type + "', '" + name
                + "')).ipConfigurations[0].properties.privateIPAddress";
    }

    private ArmTemplate read(String resources) {
        return Templates.template(folder, "{~resources~: [" + resources + "]}");
    }

    private static Object hop(ArmTemplate read) {
        return new Bag(Templates.only(read, "RouteTable").inputs())
                .bags("routes")
                .get(0)
                .at("nextHopIpAddress")
                .orElse("none");
    }

    @Test
    void aFirewallsIsTheFirstOfItsSubnet() {
        ArmTemplate read = read(NETWORK + FIREWALL + route(addressOf("azureFirewalls", "fw")));
        assertThat(hop(read)).isEqualTo("10.0.9.4");
        assertThat(read.unknown()).isEmpty();
    }

    @Test
    void anInterfacesIsTheOneThatItIsTakenToGet() {
        ArmTemplate read = read(NETWORK + TWO_CARDS + route(addressOf("networkInterfaces", "two")));
        assertThat(hop(read)).isEqualTo("10.0.0.5");
        assertThat(read.unknown()).isEmpty();
    }

    @Test
    void oneThatIsSaidIsThatOne() {
        String said = card("one", "~privateIPAddress~: ~10.0.0.77~, ");
        assertThat(hop(read(NETWORK + said + route(addressOf("networkInterfaces", "one")))))
                .isEqualTo("10.0.0.77");
        String frontend = with(
                "Microsoft.Network/loadBalancers",
                "lb",
                "frontendIPConfigurations",
                "a",
                "~privateIPAddress~: ~10.0.0.78~, ");
        assertThat(hop(read(NETWORK
                        + frontend
                        + route(addressOf("loadBalancers", "lb").replace("ipC", "frontendIPC")))))
                .isEqualTo("10.0.0.78");
    }

    @Test
    void aFrontendsIsAFreeOneThatItShowsAsItsOwn() {
        String frontend = with("Microsoft.Network/loadBalancers", "lb", "frontendIPConfigurations", "a", "");
        ArmTemplate read = read(NETWORK
                + TWO_CARDS
                + frontend
                + route(addressOf("loadBalancers", "lb").replace("ipC", "frontendIPC")));
        assertThat(hop(read)).isEqualTo("10.0.0.6");
        assertThat(new Bag(Templates.only(read, "LoadBalancer").outputs())
                        .bags("frontendIPConfigurations")
                        .get(0)
                        .text("privateIPAddress"))
                .contains("10.0.0.6");
    }

    /** As Bicep writes it: the firewall in a module, whose output the module of the routes has as a parameter. */
    @Test
    void itIsHandedOnByOutputsAndParameters() {
        String inner =
                "{~type~: ~Microsoft.Resources/deployments~, ~name~: ~NAME~, ~properties~: {~expressionEvaluationOptions~: {~scope~: ~inner~},"
                        + " ~parameters~: {PARAMETERS}, ~template~: {~parameters~: {~hop~: {~type~: ~string~}}, ~resources~: [RESOURCES],"
                        + " ~outputs~: {~address~: {~type~: ~string~, ~value~: ~OUTPUT~}}}}}";
        String firewall = inner.replace("NAME", "f")
                .replace("PARAMETERS", "")
                .replace("RESOURCES", NETWORK + FIREWALL)
                .replace("OUTPUT", "[" + addressOf("azureFirewalls", "fw") + "]");
        String routes = inner.replace("NAME", "r")
                .replace("PARAMETERS", "~hop~: {~value~: ~[reference('f').outputs.address.value]~}")
                .replace("RESOURCES", route("parameters('hop')").substring(1))
                .replace("OUTPUT", "");
        assertThat(hop(read(firewall + ", " + routes))).isEqualTo("10.0.9.4");
    }

    @Test
    void bySymbolicNamesToo() {
        ArmTemplate read = Templates.template(
                folder,
                "{~languageVersion~: ~2.0~, ~resources~: {~network~: " + NETWORK
                        + FIREWALL.replace(", {~type~", ", ~firewall~: {~type~")
                        + route("reference('firewall').ipConfigurations[0].properties.privateIPAddress")
                                .replace(", {~type~", ", ~table~: {~type~")
                        + "}}");
        assertThat(hop(read)).isEqualTo("10.0.9.4");
    }

    @Test
    void itIsNotKnownWhereNothingTellsTheSubnet() {
        ArmTemplate read = read("{~type~: ~Microsoft.Network/natGateways~, ~name~: ~n~}" + FIREWALL
                + route(addressOf("azureFirewalls", "fw")));
        assertThat(hop(read)).isEqualTo(Opaque.UNKNOWN);
        assertThat(read.unknown())
                .extracting(UnknownValue::reason)
                .containsExactly("Azure gives the address when it is deployed");
    }

    /** Nobody has it for certain: a text that is made of it could be about another host. */
    @Test
    void whatIsMadeOfItIsNotKnown() {
        ArmTemplate read =
                read(NETWORK + TWO_CARDS + route("concat(" + addressOf("networkInterfaces", "two") + ", '/24')"));
        assertThat(hop(read)).isEqualTo(Opaque.UNKNOWN);
        assertThat(read.unknown()).hasSize(1);
    }
}
