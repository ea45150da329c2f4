package hybridnetwork.azuresim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hybridnetwork.automation.SameUser;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.template.ArmTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Azure Resource Manager's REST API of the simulation, asked over the wire. */
class ArmServerTest {
    private final SampleNetwork sample = SampleNetwork.connected(AzureSettings.defaults());
    private final ArmServer server = new ArmServer(sample.azure, 0, SameUser.current());
    private final ArmCaller arm = caller(Optional.of(token()));

    @AfterEach
    void close() {
        server.close();
    }

    private ArmCaller caller(Optional<String> token) {
        return new ArmCaller(server.endpoint(), token);
    }

    private String token() {
        return new ProviderCore(
                        sample.azure,
                        AzureSettings.SUBSCRIPTION,
                        sample.azure.login().account().tenant(),
                        "")
                .call("azure-native:authorization:getClientToken", Bag.EMPTY)
                .text("token")
                .orElseThrow();
    }

    @Test
    void onlyTheTokenOfThisSimulationIsTaken() throws Exception {
        assertThat(arm.get(sample.group).status()).isEqualTo(200);
        assertThat(caller(Optional.empty()).get(sample.group))
                .returns(401, ArmCaller.Response::status)
                .returns("AuthenticationFailed", ArmCaller.Response::code);
        assertThat(caller(Optional.of("another")).get(sample.group))
                .returns(401, ArmCaller.Response::status)
                .returns("InvalidAuthenticationToken", ArmCaller.Response::code);

        sample.azure.login().to("another-tenant", "11111111-0000-4000-8000-000000000000");
        assertThat(caller(Optional.of(token())).get(sample.group).code()).isEqualTo("InvalidAuthenticationTokenTenant");
    }

    @Test
    void aGroupIsListedPageByPageWithoutChildren() throws Exception {
        for (int i = 0; i < 25; i++) {
            sample.put(
                    ResourceKind.ROUTE_TABLE, sample.network("routeTables", "rt" + i), Map.of("location", "centralus"));
        }
        List<String> names = arm.names(sample.group + "/resources");
        assertThat(names).doesNotHaveDuplicates().hasSize(9 + 25).contains("vnet", "erc", "vpn-conn", "rt24");
        assertThat(names).doesNotContain("AzurePrivatePeering", "GatewaySubnet");
        assertThat(arm.names("/subscriptions/" + AzureSettings.SUBSCRIPTION + "/resourceGroups"))
                .containsExactly("hybrid-rg");
        assertThat(arm.names(sample.network + "/subnets")).containsExactly("GatewaySubnet", "internal");
        assertThat(arm.names(sample.circuit + "/peerings")).containsExactly("AzurePrivatePeering");
        assertThat(arm.names(sample.group + "/providers/Microsoft.Network/connections"))
                .containsExactly("vpn-conn", "er-conn");
    }

    /** What a reader of templates makes of each answer is what was asked for. */
    @Test
    void everyResourceIsInTheShapeOfTemplates() throws Exception {
        for (StoredResource stored : sample.azure.read(World::all)) {
            if (stored.is(ResourceKind.GROUP) || stored.kind().isChild()) {
                continue;
            }
            Bag answer = arm.get(stored.id()).body();
            assertThat(answer.text("type")).contains(stored.kind().type());
            Bag template = new Bag(Map.of(
                    "resources", List.of(answer.without("id").without("etag").values())));
            RegisteredResource read = ArmTemplate.of(Path.of("answer"), template, Optional.empty(), List.of())
                    .resources()
                    .get(0);
            assertThat(read.type()).isEqualTo(stored.kind().token());
            stored.body().values().forEach((name, value) -> {
                if (!name.equals("sharedKey")) {
                    assertThat(holds(read.inputs().get(name), value))
                            .as(stored.id().name() + " " + name + ": "
                                    + read.inputs().get(name) + " for " + value)
                            .isTrue();
                }
            });
        }
    }

    private static boolean holds(@Nullable Object actual, Object wanted) {
        if (actual instanceof Map<?, ?> map && wanted instanceof Map<?, ?> some) {
            return some.entrySet().stream().allMatch(each -> holds(map.get(each.getKey()), each.getValue()));
        }
        if (actual instanceof List<?> list && wanted instanceof List<?> items && list.size() == items.size()) {
            for (int i = 0; i < items.size(); i++) {
                if (!holds(list.get(i), items.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return wanted.equals(actual);
    }

    @Test
    void propertiesAreNested() throws Exception {
        Bag gateway = arm.get(sample.vpnGateway).body();
        assertThat(gateway.text("properties", "sku", "name")).contains("VpnGw1AZ");
        assertThat(gateway.bags("properties", "ipConfigurations").get(0).text("properties", "subnet", "id"))
                .contains(sample.gatewaySubnet.toString());
        assertThat(arm.get(sample.circuit).body().text("sku", "tier")).contains("Standard");
        assertThat(arm.get(sample.peering).body().whole("properties", "peerASN"))
                .contains(65010L);
        assertThat(arm.get(sample.gatewaySubnet).body().text("properties", "addressPrefix"))
                .contains("10.20.255.224/27");
        assertThat(arm.get(sample.vpnConnection).body().values().toString()).doesNotContain(SampleNetwork.SHARED_KEY);
    }

    @Test
    void errorsAreAzures() throws Exception {
        ArmId none = sample.network("virtualNetworks", "none");
        assertThat(arm.get(none))
                .returns(404, ArmCaller.Response::status)
                .returns("ResourceNotFound", ArmCaller.Response::code);
        assertThat(arm.get(sample.group + "x/resources").code()).isEqualTo("ResourceGroupNotFound");
        assertThat(arm.send("GET", server.endpoint() + sample.group, "").code())
                .isEqualTo("MissingApiVersionParameter");
        assertThat(arm.send("DELETE", sample.network, "").status()).isEqualTo(405);
        assertThat(arm.send("PUT", sample.vpnConnection + "/sharedkey", "{").code())
                .isEqualTo("InvalidRequestContent");
    }

    @Test
    void aSharedKeyIsReadSetAndReset() throws Exception {
        String path = sample.vpnConnection + "/sharedkey";
        assertThat(arm.get(path).body().text("value")).contains(SampleNetwork.SHARED_KEY);

        arm.finish(arm.send("PUT", path, "{\"value\":\"battery+staple\"}"));
        assertThat(arm.get(path).body().text("value")).contains("battery+staple");

        assertThat(arm.post(path + "/reset", "{\"keyLength\":40}").whole("keyLength"))
                .contains(40L);
        assertThat(arm.get(path).body().text("value").orElse("")).hasSize(40).doesNotContain("battery");

        assertThat(arm.send("PUT", path, "{\"value\":\"with blanks\"}").status())
                .isEqualTo(400);
        assertThat(arm.get(sample.erConnection + "/sharedkey").status()).isEqualTo(400);
    }

    @Test
    void aLostAnswerLeavesTheKeyChanged() throws Exception {
        String path = sample.vpnConnection + "/sharedkey";
        sample.azure.faults().plan(1, new Fault.AnswerLost());
        assertThatThrownBy(() -> arm.send("PUT", path, "{\"value\":\"battery+staple\"}"))
                .isInstanceOf(IOException.class);
        assertThat(arm.get(path).body().text("value")).contains("battery+staple");

        sample.azure.faults().plan(1, new Fault.Refused(409, "AnotherOperationInProgress", "Wait."));
        assertThat(arm.send("PUT", path, "{\"value\":\"staple+horse\"}").code())
                .isEqualTo("AnotherOperationInProgress");
        assertThat(arm.get(path).body().text("value")).contains("battery+staple");
    }

    @Test
    void aCircuitShowsItsRoutersTables() throws Exception {
        sample.azure.outside().advertise(sample.circuit, Prefix.parse("10.10.0.0/16"));
        sample.azure.outside().failLink(sample.circuit, false);
        String peering = sample.peering.toString();
        assertThat(arm.post(peering + "/routeTables/primary", "").bags("value"))
                .extracting(route -> route.text("network").orElse("") + " "
                        + route.text("nextHop").orElse(""))
                .contains("10.10.0.0/16 172.16.0.1", "10.20.0.0/16 10.20.255.236", "10.20.0.0/16 10.20.255.237");
        assertThat(arm.post(peering + "/routeTables/secondary", "").bags("value"))
                .extracting(route -> route.text("path").orElse(""))
                .containsOnly("65515 I");
        assertThat(arm.post(peering + "/routeTablesSummary/secondary", "").bags("value"))
                .extracting(session -> session.text("statePfxRcd").orElse(""))
                .contains("Active");
        assertThat(arm.post(peering + "/arpTables/secondary", "").bags("value"))
                .extracting(entry -> entry.text("macAddress").orElse(""))
                .contains("Incomplete");
        assertThat(arm.get(sample.circuit + "/stats").body().values()).containsKey("primarybytesIn");
        assertThat(arm.post(sample.vpnGateway + "/getLearnedRoutes", "").bags("value"))
                .isEqualTo(sample.call("getVirtualNetworkGatewayLearnedRoutes", sample.vpnGateway)
                        .bags("value"));
        assertThat(arm.send("POST", peering + "/routeTables/third", "").code()).isEqualTo("InvalidDevicePath");
    }
}
