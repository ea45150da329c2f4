package hybridnetwork.rotation;

import hybridnetwork.config.SecretText;
import hybridnetwork.live.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives all ends of a site's tunnels another key, step by step.
 *
 * <p>Each step may be done twice, and the journal has it only when it is done: after a death anywhere {@link #resume} does the
 * rest. Where the keys are is always known: the new one is in the stack's secrets, the old one in the state until the last
 * step, and in Azure until the third. So {@link #back} needs no copy of a key.
 */
public final class Rotation {
    /** How a rotation stands. */
    public enum Outcome {
        FINISHED,
        /** It goes on when somebody says that the router has the key. */
        WAITS_FOR_ROUTER
    }

    /** Azure's status of a connection lags behind; how far is not documented. */
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);
    private static final int MOST_LOOKS = 24;

    private final String site;
    private final List<Tunnel> tunnels;
    private final AzureEnd azure;
    private final StackEnd stack;
    private final RouterEnd router;
    private final Journal journal;
    private final StepListener listener;
    private final Pause pause;
    private final Clock clock;
    private final int iterations;

    /**
     * A rotation that has not begun, or may go on.
     *
     * @param tunnels all of the site
     */
    public Rotation(
            String site,
            List<Tunnel> tunnels,
            AzureEnd azure,
            StackEnd stack,
            RouterEnd router,
            Journal journal,
            StepListener listener,
            Pause pause,
            Clock clock) {
        this(site, tunnels, azure, stack, router, journal, listener, pause, clock, Fingerprint.ITERATIONS);
    }

    Rotation(
            String site,
            List<Tunnel> tunnels,
            AzureEnd azure,
            StackEnd stack,
            RouterEnd router,
            Journal journal,
            StepListener listener,
            Pause pause,
            Clock clock,
            int iterations) {
        this.site = site;
        this.tunnels = List.copyOf(tunnels);
        this.azure = azure;
        this.stack = stack;
        this.router = router;
        this.journal = journal;
        this.listener = listener;
        this.pause = pause;
        this.clock = clock;
        this.iterations = iterations;
    }

    /**
     * Begins.
     *
     * @param forced why it is begun although something speaks against it; empty where nothing may
     * @throws RotationFailed when it may not begin, or stops at a step
     */
    public Outcome begin(SecretText key, Optional<String> forced) throws RotationFailed {
        if (journal.unfinished(site).isPresent()) {
            throw new RotationFailed(
                    "the rotation of site " + site + " that began at "
                            + journal.unfinished(site).get().begun() + " is not finished",
                    "go on with --resume, or take it back with --back");
        }
        SecretText present = present();
        if (present.reveal().equals(key.reveal())) {
            throw new RotationFailed(
                    "that is the key that site " + site + " has already", "choose another one, or let one be made");
        }
        List<String> obstacles = azure.health().obstacles();
        if (!obstacles.isEmpty() && forced.isEmpty()) {
            throw new RotationFailed(
                    String.join("; ", obstacles),
                    "put that right first (./hybrid observe, docs/runbook.md); or, when an outage is agreed on, or the"
                            + " key is what is wrong, say why: --force \"REASON\"");
        }
        withoutOtherChanges();
        Unfinished begun = new Unfinished(
                now(), false, forced, Set.of(), Fingerprint.of(key, iterations), Fingerprint.of(present, iterations));
        journal.goesOn(site, begun);
        return carryOut(begun, key);
    }

    /**
     * Does what is left.
     *
     * @param given a key that was given once more, where the stack's secrets never got it
     */
    public Outcome resume(Optional<SecretText> given) throws RotationFailed {
        Unfinished rotation = unfinished();
        SecretText key = find(rotation.target(), given)
                .orElseThrow(() -> new RotationFailed(
                        rotation.done().isEmpty()
                                ? "the rotation ended before it changed anything, and its new key with it"
                                : "neither the stack's secrets, Azure nor the state has the key that the rotation began with",
                        rotation.done().isEmpty()
                                ? "end it with --back, then begin anew"
                                : "give it with --key-from, or go back with --back"));
        return carryOut(rotation, key);
    }

    /** Gives all ends the key of before. */
    public Outcome back(Optional<SecretText> given) throws RotationFailed {
        Unfinished rotation = unfinished();
        Unfinished back = rotation.back() ? rotation : turned(rotation);
        SecretText key = find(back.target(), given)
                .orElseThrow(() -> new RotationFailed(
                        "neither the stack's secrets, Azure nor the state has the old key any more",
                        "give it with --key-from, or go on with --resume"));
        journal.goesOn(site, back);
        return carryOut(back, key);
    }

    /** What the way there has not come to needs no way back: least of all a tunnel that stands. */
    private Unfinished turned(Unfinished rotation) {
        Set<Step> needless = EnumSet.noneOf(Step.class);
        if (!rotation.done().contains(Step.SECRETS)) {
            needless.add(Step.ROUTER);
        }
        if (tunnels.stream()
                .allMatch(tunnel ->
                        azure.key(tunnel).filter(rotation.before()::isOf).isPresent())) {
            needless.add(Step.AZURE);
            needless.add(Step.TUNNELS);
        }
        return new Unfinished(now(), true, rotation.forced(), needless, rotation.before(), rotation.target());
    }

    private Unfinished unfinished() throws RotationFailed {
        return journal.unfinished(site)
                .orElseThrow(() -> new RotationFailed(
                        "no rotation of site " + site + " is unfinished",
                        "begin one with --run; " + journal.file().getFileName() + " knows of those of this checkout"));
    }

    /** The key that is in use: Azure's, since that of the stack may have been changed without Azure. */
    private SecretText present() throws RotationFailed {
        for (Tunnel tunnel : tunnels) {
            Optional<SecretText> key = azure.key(tunnel);
            if (key.isPresent()) {
                return key.get();
            }
        }
        return stack.key()
                .orElseThrow(() -> new RotationFailed(
                        "site " + site + " has no shared key in the stack's secrets, and Azure does not tell one",
                        "set the one that its router has, then rotate it"));
    }

    private Optional<SecretText> find(Fingerprint fingerprint, Optional<SecretText> given) throws RotationFailed {
        if (given.filter(fingerprint::isOf).isPresent()) {
            return given;
        }
        Optional<SecretText> ofStack = stack.key().filter(fingerprint::isOf);
        if (ofStack.isPresent()) {
            return ofStack;
        }
        for (Tunnel tunnel : tunnels) {
            Optional<SecretText> found = azure.key(tunnel).filter(fingerprint::isOf);
            if (found.isEmpty()) {
                found = stack.deployedKey(tunnel).filter(fingerprint::isOf);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Outcome carryOut(Unfinished rotation, SecretText key) throws RotationFailed {
        Unfinished now = rotation;
        for (Step step : Step.values()) {
            if (now.done().contains(step)) {
                continue;
            }
            listener.begins(step);
            if (!carryOut(step, key)) {
                return Outcome.WAITS_FOR_ROUTER;
            }
            now = now.with(step);
            journal.goesOn(site, now);
        }
        journal.ends(
                site,
                now.back() ? Optional.empty() : Optional.of(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        return Outcome.FINISHED;
    }

    private boolean carryOut(Step step, SecretText key) throws RotationFailed {
        switch (step) {
            case SECRETS -> {
                if (!isSame(stack.key(), key)) {
                    stack.setKey(key);
                }
            }
            case ROUTER -> {
                return router.has(key);
            }
            case AZURE -> {
                for (Tunnel tunnel : tunnels) {
                    if (!isSame(azure.key(tunnel), key)) {
                        azure.setKey(tunnel, key);
                    }
                    listener.says("Azure has it for tunnel " + tunnel.key());
                }
            }
            case TUNNELS -> {
                for (Tunnel tunnel : tunnels) {
                    azure.reset(tunnel);
                    awaitUp(tunnel);
                    listener.says("tunnel " + tunnel.key() + " was made anew, and is up");
                }
            }
            case STATE -> follow();
        }
        return true;
    }

    private static boolean isSame(Optional<SecretText> present, SecretText key) {
        return present.flatMap(SecretText::reveal).equals(key.reveal());
    }

    /** Up in two looks that follow one another: the first may be what was before. */
    private void awaitUp(Tunnel tunnel) throws RotationFailed {
        int up = 0;
        SiteHealth health = new SiteHealth(List.of(), false, "");
        for (int look = 0; look < MOST_LOOKS; look++) {
            pause.wait(look == 0 ? SETTLING : BETWEEN_LOOKS);
            health = azure.health();
            up = health.isUp(tunnel) ? up + 1 : 0;
            if (up == 2) {
                return;
            }
            if (look == 0 && up == 0) {
                listener.says("tunnel " + tunnel.key() + " is not up yet; looking again for six minutes");
            }
        }
        String words = health.tunnels().stream()
                .filter(each -> each.tunnel().equals(tunnel))
                .map(SiteHealth.OfTunnel::words)
                .findFirst()
                .orElse("Azure does not show it");
        throw new RotationFailed(
                "tunnel " + tunnel.key() + " was made anew and does not come up: " + words,
                "the router has most likely another key than Azure: load the new one there and go on with --resume, or load the"
                        + " old one and go back with --back");
    }

    /**
     * The state takes over what Azure has: an update that only says the key once more. Azure ignores the key of an update
     * (hashicorp/terraform-provider-azurerm#11742), so it would not matter if it were another one.
     */
    private void follow() throws RotationFailed {
        StackEnd.Pending pending = withoutOtherChanges();
        if (!pending.keys().isEmpty()) {
            stack.update(pending.keys());
        }
        for (Tunnel tunnel : tunnels) {
            if (!azure.health().isUp(tunnel)) {
                awaitUp(tunnel);
            }
        }
    }

    private StackEnd.Pending withoutOtherChanges() throws RotationFailed {
        StackEnd.Pending pending = stack.pending();
        List<String> others = pending.others();
        if (!others.isEmpty()) {
            throw new RotationFailed(
                    "the stack has other changes that are not deployed: "
                            + String.join(", ", others.subList(0, Math.min(others.size(), 5)))
                            + (others.size() > 5 ? " and " + (others.size() - 5) + " more" : ""),
                    "deploy or take back those first: pulumi preview, pulumi up");
        }
        return pending;
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
