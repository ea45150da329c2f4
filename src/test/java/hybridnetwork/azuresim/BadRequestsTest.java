package hybridnetwork.azuresim;

import static hybridnetwork.azuresim.Refusals.assertRefused;
import static hybridnetwork.azuresim.Refusals.assertRefusedBecause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Requests that Azure refuses, each beside the one that it would take: with the code that Azure answers, where it is known from its
 * documents or from public reports, and words of the reason.
 */
class BadRequestsTest {
    private static final String GROUP =
            ArmId.ofGroup(AzureSettings.SUBSCRIPTION, "hybrid-rg") + "/providers/Microsoft.Network/";
    private static final String OTHER_GROUP =
            ArmId.ofGroup(AzureSettings.SUBSCRIPTION, "other-rg") + "/providers/Microsoft.Network/";
    private static final Bag TABLE = read();

    /** @param change what makes the right request of the kind wrong */
    record Bad(String what, String code, String words, String kind, Map<String, Object> change) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Bag read() {
        try {
            Object table = new Load(LoadSettings.builder().build())
                    .loadFromString(Files.readString(Path.of("src", "test", "resources", "azure-refuses.yaml")));
            return Bag.of(plain(table)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the engine's protocol has it: numbers are decimal; and whole ids. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> all = new LinkedHashMap<>();
            map.forEach((key, each) -> all.put(String.valueOf(key), plain(each)));
            return all;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(BadRequestsTest::plain).toList();
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof String text && (text.startsWith("~") || text.startsWith("^"))) {
            return (text.startsWith("~") ? GROUP : OTHER_GROUP) + text.substring(1);
        }
        return value;
    }

    static Stream<Bad> requests() {
        List<Bad> requests = new ArrayList<>();
        for (Bag request : TABLE.bags("requests")) {
            String kind = request.values().keySet().stream()
                    .filter(TABLE.bag("right").orElseThrow()::has)
                    .findFirst()
                    .orElseThrow();
            requests.add(new Bad(
                    request.text("what").orElseThrow(),
                    request.text("answer", "code").orElseThrow(),
                    request.text("answer", "words").orElseThrow(),
                    kind,
                    request.bag(kind).orElseThrow().values()));
        }
        return requests.stream();
    }

    /** The sample network with what the requests refer to, beside it and in another region. */
    private static SampleNetwork surroundings() {
        SampleNetwork sample = SampleNetwork.empty();
        Map<String, Object> web = new LinkedHashMap<>(SampleNetwork.subnet("web", "10.20.3.0/24"));
        web.put("delegations", List.of(Map.of("name", "d", "serviceName", "Microsoft.Web/serverFarms")));
        sample.putNetwork(List.of(
                SampleNetwork.subnet("GatewaySubnet", "10.20.255.224/27"),
                SampleNetwork.subnet("internal", "10.20.1.0/24"),
                SampleNetwork.subnet("AzureFirewallSubnet", "10.20.254.0/26"),
                web));
        sample.putVpnGateway("VpnGw1AZ");
        sample.putSite();
        Map.of("near", "centralus", "far", "westus").forEach((name, region) -> {
            Map<String, Object> location = Map.of("location", region);
            sample.put(ResourceKind.SECURITY_GROUP, sample.network("networkSecurityGroups", name), location);
            sample.put(ResourceKind.ROUTE_TABLE, sample.network("routeTables", name), location);
        });
        sample.put(
                ResourceKind.NAT_GATEWAY,
                sample.network("natGateways", "near"),
                Map.of("location", "centralus", "sku", Map.of("name", "Standard")));
        sample.put(ResourceKind.PUBLIC_IP, sample.network("publicIPAddresses", "free"), SampleNetwork.STANDARD_STATIC);
        sample.put(ResourceKind.INTERFACE, sample.network("networkInterfaces", "neighbour"), right("NetworkInterface"));
        putForFirewalls(sample);
        return sample;
    }

    /** What a firewall can have, and what it cannot. */
    private static void putForFirewalls(SampleNetwork sample) {
        ArmId address = sample.network("publicIPAddresses", "spare");
        sample.put(ResourceKind.PUBLIC_IP, address, SampleNetwork.STANDARD_STATIC);
        Map<String, Object> plain = new LinkedHashMap<>(SampleNetwork.STANDARD_STATIC);
        plain.remove("zones");
        sample.put(ResourceKind.PUBLIC_IP, sample.network("publicIPAddresses", "zoneless"), plain);
        Map<String, Object> basic = new LinkedHashMap<>(plain);
        basic.put("sku", Map.of("name", "Basic"));
        sample.put(ResourceKind.PUBLIC_IP, sample.network("publicIPAddresses", "basic"), basic);
        Map.of("near", "Standard", "premium", "Premium", "basic", "Basic")
                .forEach((name, tier) -> sample.put(
                        ResourceKind.FIREWALL_POLICY,
                        sample.network("firewallPolicies", name),
                        Map.of("location", "centralus", "sku", Map.of("tier", tier))));
        sample.put(
                ResourceKind.FIREWALL_POLICY,
                sample.network("firewallPolicies", "far"),
                Map.of("location", "westus", "sku", Map.of("tier", "Standard")));
        sample.put(
                ResourceKind.RULE_GROUP,
                sample.network("firewallPolicies", "near").child("ruleCollectionGroups", "other"),
                Map.of("priority", 200.0));
        ArmId elsewhere = ArmId.ofGroup(AzureSettings.SUBSCRIPTION, "other-rg");
        sample.put(ResourceKind.GROUP, elsewhere, Map.of("location", "centralus"));
        putNetwork(sample, elsewhere.resource("Microsoft.Network/virtualNetworks", "far"), "10.50.0.0/26");
        putNetwork(sample, sample.network("virtualNetworks", "small"), "10.50.0.0/27");
    }

    private static void putNetwork(SampleNetwork sample, ArmId id, String firewallSubnet) {
        sample.put(
                ResourceKind.NETWORK,
                id,
                Map.of(
                        "location",
                        "centralus",
                        "addressSpace",
                        Map.of("addressPrefixes", List.of("10.50.0.0/16")),
                        "subnets",
                        List.of(SampleNetwork.subnet("AzureFirewallSubnet", firewallSubnet))));
    }

    private static Map<String, Object> right(String kind) {
        return TABLE.bag("right", kind).orElseThrow().values();
    }

    private static ResourceKind kind(String name) {
        return ResourceKind.ofToken("azure-native:network:" + name).orElseThrow();
    }

    private static ArmId id(SampleNetwork sample, ResourceKind kind) {
        String type = kind.type().substring(kind.type().indexOf('/') + 1);
        int child = type.indexOf('/');
        return child > 0
                ? sample.network(type.substring(0, child), "near").child(type.substring(child + 1), "x")
                : sample.network(type, kind.equals(ResourceKind.ZONE) ? "x.internal" : "x");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void azureRefuses(Bad bad) {
        SampleNetwork sample = surroundings();
        ResourceKind kind = kind(bad.kind());
        ArmId id = id(sample, kind);
        Map<String, Object> right = right(bad.kind());

        assertThatCode(() -> sample.put(kind, id, right))
                .as("the right request")
                .doesNotThrowAnyException();
        sample.delete(id);
        Map<String, Object> wrong = new LinkedHashMap<>(right);
        wrong.putAll(bad.change());
        assertRefused(bad.code(), () -> sample.put(kind, id, wrong));
        assertRefusedBecause(bad.words(), () -> sample.put(kind, id, wrong));
    }

    /** What the SDK says of others Azure does not keep: it calls required what is read alone. */
    @ParameterizedTest
    @ValueSource(strings = {"AzureFirewall", "FirewallPolicy", "FirewallPolicyRuleCollectionGroup", "IpGroup"})
    void anAnswerAboutAFirewallHasAllThatTheSdkSaysIsAlwaysThere(String name) {
        SampleNetwork sample = surroundings();
        ResourceKind kind = kind(name);
        Map<String, Object> answer =
                sample.put(kind, id(sample, kind), right(name)).values();

        List<String> missing = new ArrayList<>();
        Set<String> always = SdkType.alwaysAnswered(kind);
        SdkType.outputTypesOf(kind).forEach((property, type) -> {
            Object value = answer.get(property);
            if (value != null) {
                collectMissing(property, type, value, missing);
            } else if (always.contains(property)) {
                missing.add(property);
            }
        });
        assertThat(missing).isEmpty();
    }

    private static void collectMissing(String path, SdkType type, Object value, List<String> missing) {
        if (type instanceof SdkType.ListOf list && value instanceof List<?> items) {
            items.forEach(item -> collectMissing(path + "[]", list.item(), item, missing));
        } else if (type instanceof SdkType.Answer shape && value instanceof Map<?, ?> map) {
            Set<String> always = shape.alwaysThere();
            shape.properties().forEach((property, each) -> {
                Object below = map.get(property);
                if (below != null) {
                    collectMissing(path + "." + property, each, below, missing);
                } else if (always.contains(property)) {
                    missing.add(path + "." + property);
                }
            });
        }
    }

    @Test
    void theTableIsLong() {
        assertThat(requests()).hasSizeGreaterThan(50).doesNotHaveDuplicates();
    }

    @Test
    void anInterfaceThatAMachineUsesStays() {
        SampleNetwork sample = surroundings();
        ArmId card = sample.network("networkInterfaces", "neighbour");
        sample.put(
                ResourceKind.ofToken("azure-native:compute:VirtualMachine").orElseThrow(),
                ArmId.parse(sample.group + "/providers/Microsoft.Compute/virtualMachines/vm"),
                Map.of(
                        "location",
                        "centralus",
                        "networkProfile",
                        Map.of("networkInterfaces", List.of(SampleNetwork.reference(card)))));

        assertRefused("NicInUse", () -> sample.delete(card));
    }
}
