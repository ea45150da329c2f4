package hybridnetwork.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.live.ArmClient;
import hybridnetwork.live.ArmEndpoint;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reading Azure itself comes to the same as reading an export of it. */
final class LiveGroupTest {
    @ParameterizedTest
    @EnumSource
    void theProposalIsTheSameWhereverItWasRead(Worlds world) throws IOException {
        try (ArmServer azure = new ArmServer(world)) {
            ArmClient client = new ArmClient(new ArmEndpoint(azure.address()), () -> "a-token");
            FoundAzure found = LiveGroup.read(client, gateway -> List.of(), world.group());
            assertThat(found.resources()).hasSizeGreaterThan(8);
            ProposedStack live =
                    ProposedStack.of("prod", "Pulumi.prod.yaml", found).orElseThrow();
            assertThat(config(live)).isEqualTo(config(world.proposed()));
            assertThat(live.notes())
                    .as("all but that an export does not say where its group is")
                    .isSubsetOf(world.proposed().notes())
                    .hasSize(world.proposed().notes().size() - 1);
        }
    }

    /** The networks behind a BGP speaker come from the gateways' answers, each from its own. */
    @Test
    void whatTheGatewaysHaveLearntFillsWhatNoResourceSays() throws IOException {
        try (ArmServer azure = new ArmServer(Worlds.LANDING_ZONE)) {
            ArmClient client = new ArmClient(new ArmEndpoint(azure.address()), () -> "a-token");
            FoundAzure found = LiveGroup.read(
                    client,
                    gateway -> gateway.name().equals("alz-vpn-gateway")
                            ? List.of(
                                    route("10.50.0.0/16", "10.50.255.1", "65050", "EBgp"),
                                    route("10.100.0.0/16", "10.100.252.4", "", "Network"),
                                    route("10.77.0.0/16", "10.99.0.1", "65099", "EBgp"))
                            : List.of(
                                    route("10.51.0.0/16", "10.100.252.12", "12076-65050", "EBgp"),
                                    route("10.60.0.0/16", "10.100.252.12", "12076-65060", "EBgp")),
                    Worlds.LANDING_ZONE.group());
            ProposedStack proposed =
                    ProposedStack.of("prod", "Pulumi.prod.yaml", found).orElseThrow();
            assertThat(proposed.text()).contains("addressPrefixes: [10.50.0.0/16, 10.51.0.0/16]");
            assertThat(proposed.notes())
                    .noneMatch(note -> note.kind() == AdoptionNote.Kind.TO_FILL_IN)
                    .anyMatch(note -> note.text().contains("had learnt from it when they were asked"));
            assertThat(proposed.isReady()).isTrue();
        }
    }

    /** An import writes ids and tags into the state as they are: the next preview shows the difference to what was made up. */
    @Test
    void theGroupIsAsAzureHasItAndNotAsItWasTyped() throws IOException {
        try (ArmServer azure = new ArmServer(Worlds.LANDING_ZONE)) {
            ArmClient client = new ArmClient(new ArmEndpoint(azure.address()), () -> "a-token");
            ArmId group = Worlds.LANDING_ZONE.group();
            ArmId typed = ArmId.ofGroup(group.subscription(), group.group().toUpperCase(Locale.ROOT));
            FoundResource found = LiveGroup.read(client, gateway -> List.of(), typed)
                    .resources()
                    .get(0);
            assertThat(found.kind()).isEqualTo("ResourceGroup");
            assertThat(found.id()).hasToString(group.toString());
            assertThat(found.properties().has("tags")).isFalse();
        }
    }

    private static Bag route(String network, String peer, String path, String origin) {
        return new Bag(Map.of("network", network, "sourcePeer", peer, "asPath", path, "origin", origin));
    }

    private static String config(ProposedStack proposed) {
        return proposed.text().substring(proposed.text().indexOf("config:\n"));
    }
}
