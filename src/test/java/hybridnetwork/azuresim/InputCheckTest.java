package hybridnetwork.azuresim;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Inputs are held against the SDK's own types. */
class InputCheckTest {
    private static final Map<String, Object> RIGHT = Map.of(
            "resourceGroupName", "g",
            "virtualNetworkGatewayName", "v",
            "location", "centralus",
            "gatewayType", "Vpn",
            "activeActive", true,
            "sku", Map.of("name", "VpnGw1AZ", "tier", "VpnGw1AZ"),
            "ipConfigurations", List.of(Map.of("name", "a", "subnet", Map.of("id", "/s"))));

    private static List<String> failures(String name, Object value) {
        return InputCheck.of(ResourceKind.GATEWAY, new Bag(RIGHT).with(name, value)).stream()
                .map(InputCheck.Failure::reason)
                .toList();
    }

    @Test
    void theRightInputsPass() {
        assertThat(InputCheck.of(ResourceKind.GATEWAY, new Bag(RIGHT))).isEmpty();
    }

    @Test
    void aMisspeltNameIsUnknown() {
        assertThat(failures("activActive", true)).containsExactly("azure-native has no property 'activActive'");
        assertThat(failures("sku", Map.of("nam", "VpnGw1AZ")))
                .containsExactly("azure-native has no property 'sku.nam'");
    }

    @Test
    void aRequiredInputIsMissed() {
        assertThat(InputCheck.of(ResourceKind.GATEWAY, new Bag(RIGHT).without("resourceGroupName")))
                .extracting(InputCheck.Failure::reason)
                .containsExactly("missing required property 'resourceGroupName'");
    }

    @Test
    void aMissingLocationNamesTheSettingForIt() {
        assertThat(InputCheck.of(ResourceKind.GATEWAY, new Bag(RIGHT).without("location")))
                .extracting(InputCheck.Failure::reason)
                .singleElement()
                .asString()
                .contains("pulumi config set azure-native:location");
    }

    @Test
    void typesAndChoicesAreChecked() {
        assertThat(failures("activeActive", "yes"))
                .containsExactly("'activeActive' should be of type 'boolean' but got a string");
        assertThat(failures("ipConfigurations", "one"))
                .containsExactly("'ipConfigurations' should be of type 'array' but got a string");
        assertThat(failures("vpnType", "RouteBase"))
                .containsExactly("'vpnType' is 'RouteBase', which is none of PolicyBased, RouteBased");
        assertThat(failures("bgpSettings", Map.of("peerWeight", 1.5)))
                .containsExactly("'bgpSettings.peerWeight' should be of type 'integer' but got a number");
    }

    /** A rule of a firewall's policy is one of three kinds, and says which. */
    @Test
    void anObjectThatSaysWhichOfSeveralItIsIsHeldAgainstThatOne() {
        Map<String, Object> rule = Map.of("ruleType", "NetworkRule", "name", "r", "destinationPort", List.of("443"));
        Map<String, Object> collection =
                Map.of("ruleCollectionType", "FirewallPolicyFilterRuleCollection", "rules", List.of(rule));
        Bag group = new Bag(
                Map.of("resourceGroupName", "g", "firewallPolicyName", "p", "ruleCollections", List.of(collection)));

        assertThat(InputCheck.of(ResourceKind.RULE_GROUP, group))
                .extracting(InputCheck.Failure::reason)
                .containsExactly("azure-native has no property 'ruleCollections[0].rules[0].destinationPort'");
    }

    @Test
    void theCriteriaOfAnAlertSayWhichOfSeveralTheyAre() {
        Map<String, Object> condition = Map.of(
                "criterionType", "StaticThresholdCriterion",
                "name", "arp",
                "metricName", "ArpAvailability",
                "operator", "Below",
                "threshold", 90.0,
                "timeAggregation", "average");
        Bag alert = new Bag(Map.of("criteria", SampleMonitoring.ofOne(condition)));

        assertThat(InputCheck.of(ResourceKind.METRIC_ALERT, alert))
                .extracting(InputCheck.Failure::reason)
                .anyMatch(reason -> reason.startsWith("'criteria.allOf[0].operator' is 'Below', which is none of"))
                .noneMatch(reason -> reason.contains("timeAggregation"));
    }

    @Test
    void whatIsNotKnownYetPasses() {
        assertThat(failures("vpnType", Opaque.UNKNOWN)).isEmpty();
    }

    @Test
    void theSdkDescribesEveryKind() {
        List.of(
                        "azure-native:insights:MetricAlert",
                        "azure-native:operationalinsights:Workspace",
                        "azure-native:network:LoadBalancer")
                .forEach(token -> assertThat(
                                SdkType.inputsOf(ResourceKind.ofToken(token).orElseThrow())
                                        .properties())
                        .isNotEmpty());
    }
}
