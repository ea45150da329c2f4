package hybridnetwork.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hybridnetwork.config.SecretText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of a rotation, and that a death anywhere in it leaves nothing that cannot be finished or taken back. */
class RotationTest {
    /** Changes that a rotation of two tunnels makes, each of which may be the last one before a death. */
    private static final List<String> ORDER =
            List.of("secrets", "router", "azure hq.a", "azure hq.b", "reset hq.a", "reset hq.b", "state");

    @TempDir
    private Path folder;

    private final Ends ends = new Ends();

    private Rotation rotation() throws RotationFailed {
        return ends.rotation(Ends.journal(folder));
    }

    private Rotation.Outcome begin() throws RotationFailed {
        return rotation().begin(SecretText.of(Ends.NEW), Optional.empty());
    }

    private static RotationFailed failure(ThrowingCallable call) {
        return catchThrowableOfType(RotationFailed.class, call);
    }

    @Test
    void theRouterIsFirstAndTheStateIsLast() throws RotationFailed {
        assertThat(begin()).isEqualTo(Rotation.Outcome.FINISHED);
        assertThat(ends.did).containsExactlyElementsOf(ORDER);
        assertThat(ends.agreeOn(Ends.NEW)).isTrue();
        Journal journal = Ends.journal(folder);
        assertThat(journal.unfinished("hq")).isEmpty();
        assertThat(journal.rotated("hq")).contains(Instant.parse("2026-11-30T08:00:00Z"));
    }

    @Test
    void nobodyWaitsForARouterThatNobodySpeaksFor() throws RotationFailed {
        ends.operator = false;
        assertThat(begin()).isEqualTo(Rotation.Outcome.WAITS_FOR_ROUTER);
        assertThat(ends.did).containsExactly("secrets");
        ends.operator = true;
        assertThat(rotation().resume(Optional.empty())).isEqualTo(Rotation.Outcome.FINISHED);
        assertThat(ends.did).containsExactlyElementsOf(ORDER);
    }

    /** Each death before and after each change, then the rest: every end has the new key, and no step is left out. */
    @Test
    void aRotationGoesOnAfterADeathAnywhere() throws RotationFailed, IOException {
        for (int at = 0; at < ORDER.size(); at++) {
            for (boolean before : new boolean[] {true, false}) {
                Ends each = died(at, before);
                Rotation rotation = each.rotation(Ends.journal(folder));
                // The key of a rotation that changed nothing yet is gone with the machine; whoever has it gives it
                // again.
                rotation.resume(at == 0 && before ? Optional.of(SecretText.of(Ends.NEW)) : Optional.empty());
                assertThat(each.agreeOn(Ends.NEW))
                        .as("death at %s, before it: %s", ORDER.get(at), before)
                        .isTrue();
                assertThat(each.did).containsAll(ORDER);
            }
        }
    }

    @Test
    void aRotationIsTakenBackAfterADeathAnywhere() throws RotationFailed, IOException {
        for (int at = 0; at < ORDER.size(); at++) {
            for (boolean before : new boolean[] {true, false}) {
                Ends each = died(at, before);
                boolean gone = at == ORDER.size() - 1 && !before;
                if (gone) {
                    RotationFailed failure =
                            failure(() -> each.rotation(Ends.journal(folder)).back(Optional.empty()));
                    assertThat(failure)
                            .hasMessage("neither the stack's secrets, Azure nor the state has the old key any more");
                    assertThat(failure.fix()).contains("--key-from");
                }
                each.rotation(Ends.journal(folder))
                        .back(gone ? Optional.of(SecretText.of(Ends.OLD)) : Optional.empty());
                assertThat(each.agreeOn(Ends.OLD))
                        .as("death at %s, before it: %s", ORDER.get(at), before)
                        .isTrue();
                Journal journal = Ends.journal(folder);
                assertThat(journal.unfinished("hq")).isEmpty();
                assertThat(journal.rotated("hq")).isEmpty();
            }
        }
    }

    /** On the way back as well. */
    @Test
    void theWayBackGoesOnAfterADeathAnywhere() throws RotationFailed, IOException {
        for (int at = 0; at < ORDER.size(); at++) {
            Ends each = died(5, false);
            each.diesAt = at;
            try {
                each.rotation(Ends.journal(folder)).back(Optional.empty());
            } catch (Ends.Death e) {
                each.rotation(Ends.journal(folder)).resume(Optional.empty());
            }
            assertThat(each.agreeOn(Ends.OLD)).as("death at %s", at).isTrue();
        }
    }

    private Ends died(int at, boolean before) throws RotationFailed, IOException {
        Files.deleteIfExists(Ends.journal(folder).file());
        Ends each = new Ends();
        each.diesAt = at;
        each.diesBefore = before;
        try {
            each.rotation(Ends.journal(folder)).begin(SecretText.of(Ends.NEW), Optional.empty());
            throw new AssertionError("it did not die at " + at);
        } catch (Ends.Death e) {
            each.diesAt = -1;
            return each;
        }
    }

    @Test
    void aTunnelThatStandsIsNotMadeAnewOnAWayBackThatDoesNotTouchIt() throws RotationFailed {
        ends.operator = false;
        begin();
        ends.operator = true;
        ends.did.clear();
        rotation().back(Optional.empty());
        assertThat(ends.did).containsExactly("secrets", "router");
        assertThat(ends.agreeOn(Ends.OLD)).isTrue();
    }

    @Test
    void nothingBeginsWhereATunnelIsDownOrIsAllThatCarries() throws RotationFailed {
        ends.carried = false;
        ends.made.put(Ends.TUNNELS.get(1), Optional.empty());
        RotationFailed failure = failure(this::begin);
        assertThat(failure)
                .hasMessage(
                        "tunnel hq.b is down: NotConnected; ExpressRoute does not carry the site (er-vgw), so what its"
                                + " tunnels carry is lost whenever one is made anew");
        assertThat(failure.fix()).contains("--force \"REASON\"");
        assertThat(ends.did).isEmpty();
        assertThat(folder).isEmptyDirectory();
        rotation().begin(SecretText.of(Ends.NEW), Optional.of("agreed with the site"));
        assertThat(ends.agreeOn(Ends.NEW)).isTrue();
    }

    @Test
    void nothingBeginsBesideOtherChanges() {
        ends.others.add("update of vpn-gateway");
        assertThat(failure(this::begin))
                .hasMessage("the stack has other changes that are not deployed: update of vpn-gateway");
        assertThat(ends.did).isEmpty();
    }

    @Test
    void theSameKeyIsNoRotation() {
        assertThat(failure(() -> rotation().begin(SecretText.of(Ends.OLD), Optional.empty())))
                .hasMessage("that is the key that site hq has already");
    }

    @Test
    void oneRotationAtATime() throws RotationFailed {
        ends.operator = false;
        begin();
        assertThat(failure(this::begin))
                .hasMessage("the rotation of site hq that began at 2026-11-30T08:00:00Z is not finished");
        assertThat(failure(() -> ends.rotation(Ends.journal(folder)).resume(Optional.empty())))
                .isNull();
    }

    @Test
    void nothingGoesOnThatHasNotBegun() {
        assertThat(failure(() -> rotation().resume(Optional.empty())))
                .hasMessage("no rotation of site hq is unfinished");
        assertThat(failure(() -> rotation().back(Optional.empty()))).hasMessage("no rotation of site hq is unfinished");
    }

    /** The tunnel is the proof: the state is not touched while it does not come up. */
    @Test
    void aRouterWithAnotherKeyStopsItBeforeTheState() throws RotationFailed {
        ends.typed = "x";
        RotationFailed failure = failure(this::begin);
        assertThat(failure).hasMessage("tunnel hq.a was made anew and does not come up: NotConnected");
        assertThat(ends.did).endsWith("reset hq.a");
        ends.typed = "";
        rotation().back(Optional.empty());
        assertThat(ends.agreeOn(Ends.OLD)).isTrue();
    }

    /** The trap: somebody set a new key in the stack, and `up` told Azure, which ignored it. The key in use is Azure's. */
    @Test
    void theKeyOfBeforeIsTheOneThatAzureHas() throws RotationFailed {
        ends.secret = "set-by-hand";
        ends.state.replaceAll((tunnel, old) -> "set-by-hand");
        ends.operator = false;
        begin();
        ends.operator = true;
        rotation().back(Optional.empty());
        assertThat(ends.agreeOn(Ends.OLD)).isTrue();
    }

    @Test
    void aKeyThatSomebodyElseSetMeanwhileIsNotTakenForTheNewOne() throws RotationFailed {
        ends.operator = false;
        begin();
        ends.secret = "another-one";
        assertThat(failure(() -> rotation().resume(Optional.empty())))
                .hasMessage(
                        "neither the stack's secrets, Azure nor the state has the key that the rotation began with");
    }

    @Test
    void theJournalHasNoKeyAndAtTheEndNothingThatOneIsRecognisedBy() throws RotationFailed, IOException {
        ends.operator = false;
        begin();
        String open = Files.readString(Ends.journal(folder).file());
        assertThat(open).contains("\"secrets\"", "\"salt\"").doesNotContain(Ends.OLD, Ends.NEW);
        ends.operator = true;
        rotation().resume(Optional.empty());
        assertThat(Files.readString(Ends.journal(folder).file()))
                .isEqualTo("{\n  \"hq\": {\n    \"rotated\": \"2026-11-30T08:00:00Z\"\n  }\n}\n");
    }

    @Test
    void aJournalThatIsNoneStopsEverything() throws IOException {
        for (String text :
                List.of("", "[]", "{\"hq\":1}", "{\"hq\":{\"rotated\":\"today\"}}", "{\"hq\":{\"unfinished\":{}}}")) {
            Files.writeString(folder.resolve("rotations.dev.json"), text);
            assertThat(failure(() -> Ends.journal(folder))).as(text).hasMessageEndingWith("cannot be read");
        }
    }

    @Test
    void aFingerprintIsOfOneKey() {
        Fingerprint fingerprint = Fingerprint.of(SecretText.of(Ends.NEW), 10);
        assertThat(fingerprint.isOf(SecretText.of(Ends.NEW))).isTrue();
        assertThat(fingerprint.isOf(SecretText.of(Ends.NEW + "x"))).isFalse();
        assertThat(Fingerprint.of(SecretText.of(Ends.NEW), 10)).isNotEqualTo(fingerprint);
    }
}
