package hybridnetwork.template;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.Bag;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interfaces without an address get one where it cannot matter which. */
final class AllocationTest {
    private static final String NETWORK =
            "{~type~: ~Microsoft.Network/virtualNetworks~, ~name~: ~v~, ~properties~: {~addressSpace~: {~addressPrefixes~: [~10.0.0.0/16~]},"
                    + " ~subnets~: [{~name~: ~a~, ~properties~: {~addressPrefix~: ~10.0.0.0/24~}}]}}";
    private static final String SUBNET =
            "~subnet~: {~id~: ~[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', 'a')]~}";
    private static final String TWO_CARDS = card("one", "") + card("two", "");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private static String card(String name, String more) {
        return ", {~type~: ~Microsoft.Network/networkInterfaces~, ~name~: ~" + name
                + "~, ~properties~: {~ipConfigurations~: [" + "{~name~: ~ip~, ~properties~: {" + more + SUBNET
                + "}}]}}";
    }

    private List<String> addresses(String resources, String... asked) {
        ArmTemplate read = Templates.template(
                folder,
                "{~resources~: [" + resources + "]}",
                Optional.empty(),
                List.of(asked).stream().map(Prefix::parse).toList());
        return read.resources().stream()
                .filter(resource -> resource.isNetwork("NetworkInterface"))
                .map(resource -> resource.name() + " "
                        + new Bag(resource.outputs())
                                .bags("ipConfigurations").stream()
                                        .flatMap(shown -> shown.text("privateIPAddress").stream())
                                        .findFirst()
                                        .orElse("-"))
                .toList();
    }

    @Test
    void theNextFreeOneIsTaken() {
        assertThat(addresses(NETWORK + TWO_CARDS)).containsExactly("one 10.0.0.4", "two 10.0.0.5");
        assertThat(addresses(NETWORK + card("said", "~privateIPAddress~: ~10.0.0.4~, ") + TWO_CARDS))
                .containsExactly("said -", "one 10.0.0.5", "two 10.0.0.6");
        String frontend =
                ", {~type~: ~Microsoft.Network/loadBalancers~, ~name~: ~l~, ~properties~: {~frontendIPConfigurations~: ["
                        + "{~name~: ~f~, ~properties~: {~privateIPAddress~: ~10.0.0.5~, " + SUBNET + "}}]}}";
        assertThat(addresses(NETWORK + frontend + TWO_CARDS)).containsExactly("one 10.0.0.4", "two 10.0.0.6");
        assertThat(addresses(NETWORK + frontend.replace("~privateIPAddress~: ~10.0.0.5~, ", "") + TWO_CARDS))
                .containsExactly("one -", "two -");
    }

    /** A rule, a route or a flow about one address, or a few, would make of a guess a verdict. */
    @Test
    void noAddressIsTakenThatSomethingNames() {
        String route =
                ", {~type~: ~Microsoft.Network/routeTables~, ~name~: ~r~, ~properties~: {~routes~: [{~name~: ~x~, ~properties~: {"
                        + "~addressPrefix~: ~PREFIX~, ~nextHopType~: ~None~}}]}}";
        assertThat(addresses(NETWORK + TWO_CARDS + route.replace("PREFIX", "10.0.0.9/32")))
                .containsExactly("one -", "two -");
        assertThat(addresses(NETWORK + TWO_CARDS + route.replace("PREFIX", "10.0.0.0/25")))
                .containsExactly("one -", "two -");
        assertThat(addresses(NETWORK + TWO_CARDS + route.replace("PREFIX", "10.0.0.0/24")))
                .containsExactly("one 10.0.0.4", "two 10.0.0.5");
        assertThat(addresses(NETWORK + TWO_CARDS, "10.0.0.0/25", "10.0.0.128/25"))
                .containsExactly("one -", "two -");
        assertThat(addresses(NETWORK + TWO_CARDS, "10.0.0.0/16")).containsExactly("one 10.0.0.4", "two 10.0.0.5");
    }

    @Test
    void aSubnetOfOthersIsLeftAlone() {
        String endpoint =
                ", {~type~: ~Microsoft.Network/privateEndpoints~, ~name~: ~e~, ~properties~: {" + SUBNET + "}}";
        assertThat(addresses(NETWORK + TWO_CARDS + endpoint)).containsExactly("one -", "two -");
        assertThat(addresses(TWO_CARDS.substring(1)))
                .as("a network that is not made here")
                .containsExactly("one -", "two -");
        assertThat(addresses(NETWORK + TWO_CARDS + card("three", "~privateIPAddress~: ~[parameters('x')]~, ")))
                .containsExactly("one -", "two -", "three -");
    }
}
