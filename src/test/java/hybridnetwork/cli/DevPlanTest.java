package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What {@code ./hybrid plan --format json} holds for dev: the blueprint, thing by thing, and the schema that programs rely on. */
class DevPlanTest {
    private static final JsonObject DEV =
            Invocation.of("plan", "--format", "json").json();
    private static final JsonObject ORDERED =
            Invocation.of("plan", "--format", "json", "--stage", "ordered").json();

    private static List<JsonObject> ofType(JsonObject plan, String type) {
        return StreamSupport.stream(plan.getAsJsonArray("resources").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(resource -> resource.get("type").getAsString().equals("azure-native:network:" + type))
                .toList();
    }

    private static JsonObject inputs(String type, int index) {
        return ofType(DEV, type).get(index).getAsJsonObject("inputs");
    }

    private static List<JsonObject> connections(JsonObject plan, String type) {
        return ofType(plan, "VirtualNetworkGatewayConnection").stream()
                .filter(resource -> resource.getAsJsonObject("inputs")
                        .get("connectionType")
                        .getAsString()
                        .equals(type))
                .toList();
    }

    @Test
    void aCircuitStandardMeteredDataFromTheConfiguredProvider() {
        JsonObject circuit = inputs("ExpressRouteCircuit", 0);
        assertThat(circuit.getAsJsonObject("sku").get("name").getAsString()).isEqualTo("Standard_MeteredData");
        assertThat(circuit.getAsJsonObject("serviceProviderProperties"))
                .hasToString("{\"bandwidthInMbps\":50,\"peeringLocation\":\"Silicon Valley\","
                        + "\"serviceProviderName\":\"Equinix\"}");
    }

    @Test
    void aVirtualNetworkWithGatewaySubnetWithoutNsgAndInternalWithNsg() {
        JsonObject network = inputs("VirtualNetwork", 0);
        assertThat(network.get("addressSpace")).hasToString("{\"addressPrefixes\":[\"10.20.0.0/16\"]}");
        JsonArray subnets = network.getAsJsonArray("subnets");
        assertThat(subnets).hasSize(2);
        JsonObject gatewaySubnet = subnets.get(0).getAsJsonObject();
        assertThat(gatewaySubnet.get("name").getAsString()).isEqualTo("GatewaySubnet");
        assertThat(gatewaySubnet.get("addressPrefix").getAsString()).isEqualTo("10.20.255.224/27");
        assertThat(gatewaySubnet.has("networkSecurityGroup")).isFalse();
        JsonObject internal = subnets.get(1).getAsJsonObject();
        assertThat(internal.get("addressPrefix").getAsString()).isEqualTo("10.20.1.0/24");
        assertThat(internal.getAsJsonObject("networkSecurityGroup").get("id").getAsString())
                .endsWith("/networkSecurityGroups/hybrid-vpn-er-internal-nsg");
    }

    @Test
    void anExpressRouteGatewayAndARouteBasedVpnGateway() {
        assertThat(inputs("VirtualNetworkGateway", 0).get("gatewayType").getAsString())
                .isEqualTo("ExpressRoute");
        assertThat(inputs("VirtualNetworkGateway", 1).get("gatewayType").getAsString())
                .isEqualTo("Vpn");
        assertThat(inputs("VirtualNetworkGateway", 1).get("vpnType").getAsString())
                .isEqualTo("RouteBased");
    }

    @Test
    void theVpnGatewayHasTwoStandardStaticZoneRedundantPublicIps() {
        List<JsonObject> addresses = ofType(DEV, "PublicIPAddress").stream()
                .map(resource -> resource.getAsJsonObject("inputs"))
                .filter(address ->
                        address.get("publicIpAddressName").getAsString().contains("-vpn-pip"))
                .toList();
        assertThat(addresses).hasSize(2).allSatisfy(address -> {
            assertThat(address.get("sku")).hasToString("{\"name\":\"Standard\"}");
            assertThat(address.get("publicIPAllocationMethod").getAsString()).isEqualTo("Static");
            assertThat(address.get("zones")).hasToString("[\"1\",\"2\",\"3\"]");
        });
    }

    @Test
    void aLocalNetworkGatewayOfTheBlueprintsDevice() {
        JsonObject device = inputs("LocalNetworkGateway", 0);
        assertThat(device.get("gatewayIpAddress").getAsString()).isEqualTo("40.50.60.70");
        assertThat(device.get("localNetworkAddressSpace")).hasToString("{\"addressPrefixes\":[]}");
        assertThat(device.get("bgpSettings")).hasToString("{\"asn\":65010,\"bgpPeeringAddress\":\"10.10.255.1\"}");
    }

    @Test
    void bothConnections() {
        assertThat(connections(DEV, "ExpressRoute")).hasSize(1);
        assertThat(connections(DEV, "IPsec")).hasSize(1);
    }

    @Test
    void anInternalStandardLoadBalancer() {
        JsonObject loadBalancer = inputs("LoadBalancer", 0);
        assertThat(loadBalancer.get("sku")).hasToString("{\"name\":\"Standard\"}");
        JsonObject frontend =
                loadBalancer.getAsJsonArray("frontendIPConfigurations").get(0).getAsJsonObject();
        assertThat(frontend.has("publicIPAddress")).isFalse();
        assertThat(frontend.get("privateIPAddress").getAsString()).isEqualTo("10.20.1.10");
    }

    @Test
    void orderedHasNoPeeringAndNoExpressRouteConnectionAndHasTheVpnConnection() {
        assertThat(ORDERED.get("stage").getAsString()).isEqualTo("ordered");
        assertThat(ofType(ORDERED, "ExpressRouteCircuitPeering")).isEmpty();
        assertThat(connections(ORDERED, "ExpressRoute")).isEmpty();
        assertThat(connections(ORDERED, "IPsec")).hasSize(1);
        assertThat(ofType(DEV, "ExpressRouteCircuitPeering")).hasSize(1);
    }

    @Test
    void theSchemaIsTheOneThatProgramsRelyOn() {
        assertThat(DEV.keySet()).containsExactly("stack", "stage", "problems", "resources", "proof");
        assertThat(DEV.get("stack").getAsString()).isEqualTo("dev");
        assertThat(DEV.get("stage").getAsString()).isEqualTo("connected");
        assertThat(DEV.getAsJsonArray("problems"))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.getAsJsonObject().keySet())
                        .containsExactly("rule", "severity", "path", "message", "fix"));
        assertThat(DEV.getAsJsonArray("resources")).isNotEmpty().allSatisfy(resource -> {
            assertThat(resource.getAsJsonObject().keySet())
                    .containsExactly("type", "name", "parent", "protect", "dependencies", "customTimeouts", "inputs");
            assertThat(resource.getAsJsonObject()
                            .get("protect")
                            .getAsJsonPrimitive()
                            .isBoolean())
                    .isTrue();
            assertThat(resource.getAsJsonObject().get("dependencies").isJsonArray())
                    .isTrue();
        });
    }

    @Test
    void theStackComesFirstAndHasNoParent() {
        JsonObject first = DEV.getAsJsonArray("resources").get(0).getAsJsonObject();
        assertThat(first.get("type").getAsString()).isEqualTo("pulumi:pulumi:Stack");
        assertThat(first.get("parent").isJsonNull()).isTrue();
    }

    @Test
    void theMissingSharedKeyIsAWarningWithTheLineToType() {
        assertThat(DEV.getAsJsonArray("problems")).anySatisfy(problem -> {
            JsonObject missing = problem.getAsJsonObject();
            assertThat(missing.get("rule").getAsString()).isEqualTo("shared-key-missing");
            assertThat(missing.get("severity").getAsString()).isEqualTo("warning");
            assertThat(missing.get("fix").getAsString())
                    .isEqualTo("pulumi config set --secret --stack dev --path 'hybrid-network:sharedKeys.hq'");
        });
    }

    @Test
    void aSecretIsTheWordInBrackets() {
        JsonObject plan = Invocation.of("plan", "--format", "json").json();
        assertThat(plan.toString()).doesNotContain("4dabf18193072939515e22adb298388d", "04da6b54-80e4-46f7");
    }
}
