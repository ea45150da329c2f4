package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hybridnetwork.azuresim.Fault;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What docs/team.md says of a team's state, with Azurite in the place of Azure Blob Storage. The guide's own lines are
 * followed, so that they cannot become wrong.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedStateIT {
    private static final String STATE = ".pulumi/stacks/hybrid-network/dev.json";
    private static final String COPIES = ".pulumi/backups/hybrid-network/dev/";
    private static final String LOGIN = "azblob://state?storage_account=ACCOUNT";

    @TempDir
    private static Path blobs;

    @TempDir
    private Path files;

    private static @Nullable Azurite azurite;

    @BeforeAll
    static void startAzurite() throws Exception {
        Engine.folder();
        azurite = Azurite.start(blobs);
    }

    @AfterAll
    static void endAzurite() {
        if (azurite != null) {
            azurite.close();
        }
    }

    private static Azurite azurite() {
        return Objects.requireNonNull(azurite);
    }

    private static Outcome succeeds(Outcome outcome) {
        assertThat(outcome.errors()).isEmpty();
        return outcome;
    }

    private static void changesNothing(RehearsedStack developer, Team team, Set<String> declared) throws Exception {
        assertThat(succeeds(developer.up()).changed()).isZero();
        assertThat(team.inAzure()).isEqualTo(declared);
    }

    @Test
    void aStackLivesItsWholeLife() throws Exception {
        try (var team = new Team(azurite(), "life")) {
            RehearsedStack ada = team.first();
            succeeds(ada.preview());
            assertThat(team.inAzure()).isEmpty();
            succeeds(ada.up());
            Set<String> declared = team.inAzure();
            assertThat(declared).isNotEmpty();

            RehearsedStack grace = team.second(ada);
            TeamGuide.follow("Joining", grace, Map.of(LOGIN, "azblob://life"));
            changesNothing(grace, team, declared);
            assertThat(succeeds(grace.refresh()).changed()).isZero();

            for (String key : team.keys()) {
                assertThat(azurite().filesWith(key))
                        .as("blobs with a key in clear")
                        .isEmpty();
                assertThat(grace.placesOf(key)).isEmpty();
            }
            team.scene().deprovision();
            succeeds(grace.destroy());
            assertThat(team.inAzure()).isEmpty();
        }
    }

    @Test
    void anUpThatIsKilledIsTakenOverByAnotherDeveloper() throws Exception {
        try (var team = new Team(azurite(), "killed")) {
            RehearsedStack ada = team.first();
            succeeds(ada.up());
            RehearsedStack grace = team.second(ada);
            grace.configure(Map.of("hybrid-network:expressRoute.circuits.primary.authorizations[0]", "partner"));
            RehearsedStack killed = team.second(grace);
            Set<String> before = team.inAzure();

            // The only call of this up: Azure does it, and the engine that asked for it is no more.
            team.scene().azure().faults().plan(1, new Fault.Meanwhile(killed::kill, true));
            assertThat(killed.up().succeeded()).isFalse();
            team.scene().azure().awaitQuiet();
            assertThat(team.inAzure()).hasSize(before.size() + 1);
            assertThat(grace.up().errors())
                    .singleElement()
                    .asString()
                    .contains("currently locked by 1 lock(s)", "pulumi cancel", "created by");
            assertThat(grace.preview().errors())
                    .anySatisfy(error -> assertThat(error).contains("[already-exists] partner", "fix: pulumi import "));

            JsonObject lost = JsonParser.parseString(grace.export())
                    .getAsJsonObject()
                    .getAsJsonObject("deployment")
                    .getAsJsonArray("pending_operations")
                    .get(0)
                    .getAsJsonObject()
                    .getAsJsonObject("resource");
            String urn = lost.get("urn").getAsString();
            Set<String> created = team.inAzure();
            created.removeAll(before);
            Team.makeKnownToTheHost(grace);
            TeamGuide.follow(
                    "An `up` that was killed",
                    grace,
                    Map.of(
                            "TYPE", lost.get("type").getAsString(),
                            "NAME", urn.substring(urn.lastIndexOf("::") + 2),
                            "ARM-ID", created.iterator().next(),
                            "parent=PARENT-URN", "parent=" + lost.get("parent").getAsString()));

            changesNothing(grace, team, team.inAzure());
            assertThat(team.inAzure()).hasSize(before.size() + 1);
            String state = grace.export();
            assertThat(team.keys()).noneSatisfy(key -> assertThat(state).contains(key));
        }
    }

    @Test
    void whoMayOnlyReadTheStatePreviewsAndNoMore() throws Exception {
        try (var team = new Team(azurite(), "reader")) {
            RehearsedStack ada = team.first();
            succeeds(ada.up());
            String state = ada.export();
            int calls = team.scene().azure().faults().calls();

            RehearsedStack reviewer =
                    team.joins(ada, "dev", azurite().account().backendToRead("reader", Team.PASSPHRASE));
            assertThat(succeeds(reviewer.preview()).changed()).isZero();
            assertThat(reviewer.up().succeeded()).isFalse();
            assertThat(team.scene().azure().faults().calls()).isEqualTo(calls);
            assertThat(ada.export()).isEqualTo(state);
        }
    }

    @Test
    void aRenamedStackKeepsItsResources() throws Exception {
        try (var team = new Team(azurite(), "renamed")) {
            RehearsedStack ada = team.first();
            succeeds(ada.up());
            Set<String> declared = team.inAzure();

            TeamGuide.follow("Renaming a stack", ada, Map.of());

            RehearsedStack grace = team.joins(ada, "production", Team.PASSPHRASE);
            changesNothing(grace, team, declared);
            assertThat(grace.export()).contains("urn:pulumi:production::").doesNotContain("urn:pulumi:dev::");
            assertThat(String.join("\n", ada.up().errors())).contains("no stack named 'dev' found");
        }
    }

    @Test
    void aLostOrDamagedStateIsRestored() throws Exception {
        try (var team = new Team(azurite(), "lost")) {
            RehearsedStack ada = team.first();
            succeeds(ada.up());
            Set<String> declared = team.inAzure();
            Map<String, String> file =
                    Map.of("dev.json", files.resolve("dev.json").toString());

            TeamGuide.follow("A copy of the state", ada, file);
            String exported = Files.readString(files.resolve("dev.json"));
            assertThat(team.keys()).noneSatisfy(key -> assertThat(exported).contains(key));
            ada.command(List.of("stack", "rm", "dev", "--force", "--yes", "--preserve-config"));
            TeamGuide.follow("Restoring from a copy", ada, file);
            changesNothing(ada, team, declared);

            azurite().account().write("lost", STATE, "{".getBytes(StandardCharsets.UTF_8));
            assertThat(ada.up().succeeded()).isFalse();
            List<String> copies = azurite().account().names("lost", COPIES);
            azurite().account().write("lost", STATE, azurite().account().read("lost", copies.get(copies.size() - 1)));
            changesNothing(ada, team, declared);
            assertThat(succeeds(ada.refresh()).changed()).isZero();
        }
    }

    @Test
    void aStackMovesToAnotherBackend() throws Exception {
        try (var team = new Team(azurite(), "old")) {
            RehearsedStack ada = team.first();
            succeeds(ada.up());
            Set<String> declared = team.inAzure();
            Map<String, String> values =
                    Map.of("dev.json", files.resolve("dev.json").toString(), LOGIN, "azblob://new");
            TeamGuide.follow("A copy of the state", ada, values);
            azurite().account().makeContainer("new");

            RehearsedStack moved = team.joins(ada, "dev", azurite().account().backend("new", Team.PASSPHRASE));
            TeamGuide.follow("Moving to another backend", moved, values);

            changesNothing(moved, team, declared);
        }
    }
}
