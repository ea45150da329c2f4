package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/team.md says of a team's secrets: only who has the key gets anywhere. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedSecretsIT {
    @TempDir
    private Path blobs;

    @Test
    void withoutThePassphraseNothingHappens() throws Exception {
        try (var azurite = Azurite.start(blobs);
                var team = new Team(azurite, "state")) {
            RehearsedStack ada = team.first();
            succeeds(ada.up());
            String state = ada.export();
            int calls = team.scene().azure().faults().calls();

            RehearsedStack forgetful = team.joins(ada, "dev", Map.of());
            RehearsedStack stranger = team.joins(ada, "dev", Map.of("PULUMI_CONFIG_PASSPHRASE", "theirs"));
            for (RehearsedStack developer : List.of(forgetful, stranger)) {
                for (Outcome refused : List.of(developer.preview(), developer.up(), developer.destroy())) {
                    assertThat(refused.succeeded()).isFalse();
                    assertThat(String.join("\n", refused.errors())).contains("passphrase");
                }
                for (String key : team.keys()) {
                    assertThat(developer.placesOf(key)).isEmpty();
                }
            }

            assertThat(team.scene().azure().faults().calls()).isEqualTo(calls);
            assertThat(ada.export()).isEqualTo(state);
        }
    }

    @Test
    void aStackIsMadeWithAKeyThatNobodyHolds() throws Exception {
        try (var azurite = Azurite.start(blobs);
                var team = new Team(azurite, "state");
                var keys = new KeyService()) {
            RehearsedStack passphrase = team.first();
            RehearsedStack ada = team.joins(passphrase, "dev", keys.granted());
            passphrase.command(List.of("stack", "rm", "dev", "--yes"));
            Path file = ada.project().resolve("stacks/Pulumi.dev.yaml");
            Files.delete(file);

            TeamGuide.follow(
                    "Setting it up",
                    ada,
                    Map.of(
                            "azblob://state?storage_account=team1",
                            "azblob://state",
                            "azurekeyvault://team-kv.vault.azure.net/keys/pulumi/VERSION",
                            KeyService.URL));

            assertThat(file).content().contains("secretsprovider: " + KeyService.URL, "encryptedkey: ");
            RehearsedStack grace = team.joins(ada, "dev", keys.granted());
            grace.command(List.of("config", "set", "--secret", "some", "thing", "--stack", "dev"));
            RehearsedStack stranger = team.joins(ada, "dev", keys.refused());
            assertThatThrownBy(() ->
                            stranger.command(List.of("config", "set", "--secret", "some", "thing", "--stack", "dev")))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theSecretsMoveToAKeyThatNobodyHolds() throws Exception {
        try (var azurite = Azurite.start(blobs);
                var team = new Team(azurite, "state");
                var keys = new KeyService()) {
            RehearsedStack ada = team.first();
            succeeds(ada.up());
            Set<String> declared = team.inAzure();
            Map<String, String> both = new HashMap<>(Team.PASSPHRASE);
            both.putAll(keys.granted());

            RehearsedStack changing = team.joins(ada, "dev", both);
            TeamGuide.follow(
                    "Another key for the secrets",
                    changing,
                    Map.of("azurekeyvault://VAULT.vault.azure.net/keys/pulumi/VERSION", KeyService.URL));

            RehearsedStack grace = team.joins(changing, "dev", keys.granted());
            assertThat(succeeds(grace.up()).changed()).isZero();
            assertThat(team.inAzure()).isEqualTo(declared);
            RehearsedStack stranger = team.joins(changing, "dev", keys.refused());
            assertThat(String.join("\n", stranger.up().errors())).contains("permission denied");
            RehearsedStack late = team.joins(ada, "dev", Team.PASSPHRASE);
            assertThat(late.up().succeeded()).as("an up with the old file").isFalse();
        }
    }

    private static Outcome succeeds(Outcome outcome) {
        assertThat(outcome.errors()).isEmpty();
        return outcome;
    }
}
