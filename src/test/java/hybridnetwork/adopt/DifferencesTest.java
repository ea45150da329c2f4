package hybridnetwork.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.adopt.Difference.Judgement;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.ForeignNames;
import hybridnetwork.testing.Golden;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A network that stands as the program would build it, with one thing otherwise: what the first preview makes of it. */
class DifferencesTest {
    private static final String ELSEWHERE = "9f3d6c1e-0000-4000-8000-000000000001";
    private static final StackText STACK = ForeignNames.dev();
    private static final String TUNNEL = "UPDATE vpn-connection-hq-connection HARMLESS";

    /** What Azure has: in a subscription of its own, with what Azure adds to every resource. */
    private static List<FoundResource> standing(StackText stack) {
        List<FoundResource> found = new ArrayList<>();
        for (RegisteredResource resource :
                RecordedNetwork.connected(stack).plan().custom()) {
            Map<String, Object> properties = new LinkedHashMap<>(moved(resource.inputs()));
            String id = moved(resource.id().orElseThrow());
            properties.put("id", id);
            properties.put("etag", "W/\"1\"");
            properties.put("provisioningState", "Succeeded");
            found.add(new FoundResource(ArmId.parse(id), resource.type(), new Bag(properties)));
        }
        return found;
    }

    private static String moved(String text) {
        return text.replace(
                "/subscriptions/00000000-0000-0000-0000-000000000000/", "/subscriptions/" + ELSEWHERE + "/");
    }

    private static Map<String, Object> moved(Map<?, ?> map) {
        Map<String, Object> moved = new LinkedHashMap<>();
        map.forEach((key, value) -> moved.put(String.valueOf(key), moved(value)));
        return moved;
    }

    private static Object moved(Object value) {
        if (value instanceof Map<?, ?> map) {
            return moved(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(DifferencesTest::moved).toList();
        }
        return value instanceof String text ? moved(text) : value;
    }

    private static List<FoundResource> with(String name, UnaryOperator<Bag> change) {
        List<FoundResource> changed = new ArrayList<>();
        for (FoundResource resource : standing(STACK)) {
            changed.add(
                    resource.name().equals(name)
                            ? new FoundResource(
                                    resource.id(), resource.typeToken(), change.apply(resource.properties()))
                            : resource);
        }
        assertThat(changed).isNotEqualTo(standing(STACK));
        return changed;
    }

    private static List<String> words(List<FoundResource> found) {
        return words(Differences.find(STACK.stack(), "test", found));
    }

    private static List<String> words(Differences differences) {
        return differences.all().stream()
                .map(it -> it.action() + " " + it.resource().name() + " " + it.judgement())
                .toList();
    }

    @Test
    void whatStandsAsDeclaredDiffersByItsKeyAlone() {
        Differences differences = Differences.find(STACK.stack(), "test", standing(STACK));

        assertThat(words(differences)).containsExactly(TUNNEL);
        assertThat(differences.all().get(0).properties()).containsExactly("sharedKey: none -> [secret]");
        assertThat(differences.refusals()).isEmpty();
        assertThat(differences.undeclared()).isEmpty();
        assertThat(differences.isSafe()).isTrue();
    }

    @Test
    void tagsAreHarmless() {
        assertThat(words(with("corp-hub", hub -> hub.with("tags", Map.of("made", "by hand")))))
                .containsExactly("UPDATE network-vnet HARMLESS", TUNNEL);
    }

    @Test
    void azuresSpellingIsNoDifference() {
        assertThat(words(with(
                        "corp-app",
                        app -> app.with("location", "Central US").with("loadBalancingRules", spelled(app)))))
                .containsExactly(TUNNEL);
    }

    private static Object spelled(Bag balancer) {
        return balancer.bags("loadBalancingRules").stream()
                .map(rule -> rule.with("protocol", "tcp").with("id", "/x").values())
                .toList();
    }

    @Test
    void whatAzureFillsInIsNoDifference() {
        assertThat(words(with(
                        "corp-vpn",
                        vpn -> vpn.with("enablePrivateIpAddress", false)
                                .with("vpnClientConfiguration", Map.of("vpnClientProtocols", List.of()))
                                .with("resourceGuid", "1"))))
                .containsExactly(TUNNEL);
    }

    @Test
    void rulesOfOtherWordsThatLetThroughTheSameAreHarmless() {
        List<FoundResource> other = with("corp-internal-rules", group -> {
            List<Object> rules = new ArrayList<>();
            group.bags("securityRules")
                    .forEach(rule -> rules.add(
                            rule.with("name", "by-hand-" + rule.text("name").orElseThrow())
                                    .with("description", "made by hand")
                                    .values()));
            return group.with("securityRules", rules);
        });

        assertThat(words(other)).containsExactly("UPDATE network-internal-nsg HARMLESS", TUNNEL);
    }

    @Test
    void aRuleThatLetsThroughMoreIsAnOutageWhenItGoes() {
        List<FoundResource> other = with(
                "corp-internal-rules",
                group -> group.with(
                        "securityRules",
                        List.of(Map.of(
                                "name", "rdp",
                                "priority", 100.0,
                                "direction", "Inbound",
                                "access", "Allow",
                                "protocol", "*",
                                "sourceAddressPrefix", "10.10.0.0/16",
                                "sourcePortRange", "*",
                                "destinationAddressPrefix", "*",
                                "destinationPortRange", "3389"))));

        assertThat(words(other)).startsWith("UPDATE network-internal-nsg OUTAGE");
        assertThat(Differences.find(STACK.stack(), "test", other).isSafe()).isFalse();
    }

    @Test
    void aSubnetThatTheStackDoesNotDeclareWouldBeDeleted() {
        List<FoundResource> other = with("corp-hub", hub -> {
            List<Object> subnets = new ArrayList<>();
            hub.bags("subnets").forEach(subnet -> subnets.add(subnet.values()));
            subnets.add(Map.of("name", "AzureBastionSubnet", "addressPrefix", "10.20.250.0/26"));
            return hub.with("subnets", subnets);
        });

        Differences differences = Differences.find(STACK.stack(), "test", other);

        assertThat(differences.all().get(0).judgement()).isEqualTo(Judgement.OUTAGE);
        assertThat(differences.all().get(0).properties()).containsExactly("subnets[AzureBastionSubnet]: ... -> none");
    }

    @Test
    void whatTheProgramRefusesIsRefusedHere() {
        Differences differences = Differences.find(
                STACK.stack(),
                "test",
                with("corp-vpn", vpn -> vpn.with("sku", Map.of("name", "Standard", "tier", "Standard"))));

        assertThat(differences.refusals()).extracting(Problem::rule).contains("vpngw-resize");
        assertThat(differences.isSafe()).isFalse();
    }

    @Test
    void aGatewayOfAnotherNameIsInTheWayOfTheStacks() {
        List<FoundResource> other = new ArrayList<>();
        for (FoundResource resource : standing(STACK)) {
            boolean gateway = resource.name().equals("corp-vpn");
            other.add(
                    gateway
                            ? new FoundResource(
                                    ArmId.parse(resource.id().toString().replace("corp-vpn", "old-vpn")),
                                    resource.typeToken(),
                                    resource.properties())
                            : resource);
        }

        Differences differences = Differences.find(STACK.stack(), "test", other);

        assertThat(words(differences)).contains("CREATE vpn-gateway-gateway REFUSED");
        assertThat(differences.undeclared()).extracting(FoundResource::name).containsExactly("old-vpn");
    }

    @Test
    void anIpConfigurationKeepsItsName() {
        Differences differences = Differences.find(
                STACK.with("names: { expressRouteIpConfiguration: other }").stack(), "test", standing(STACK));

        assertThat(differences.refusals()).extracting(Problem::rule).containsExactly("gateway-ip-configuration");
    }

    @Test
    void theFileForTheImport() {
        StackConfig config = STACK.stack();
        List<FoundResource> found = new ArrayList<>(standing(STACK));
        // What is not there is not in the file, nor is a component with nothing in it.
        found.removeIf(resource -> resource.name().equals("corp-app"));
        ImportFile file =
                ImportFile.of(OfflinePlan.of(config, "test", Stage.connected).plan(), found);

        Golden.assertMatches("adopt/import.json", file.json());
        List<String> seen = new ArrayList<>();
        file.entries().forEach(entry -> {
            Optional<String> parent = entry.parent();
            parent.ifPresent(name -> assertThat(seen).contains(name));
            seen.add(entry.name());
        });
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(ImportFile.of(OfflinePlan.of(config, "test", Stage.connected).plan(), List.of())
                        .isEmpty())
                .isTrue();
    }
}
