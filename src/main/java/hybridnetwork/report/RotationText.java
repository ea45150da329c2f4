package hybridnetwork.report;

import hybridnetwork.report.Terminal.Paint;
import hybridnetwork.rotation.SiteHealth;
import hybridnetwork.rotation.StackEnd;
import hybridnetwork.rotation.Step;
import hybridnetwork.rotation.Tunnel;
import hybridnetwork.rotation.Unfinished;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A rotation for a terminal: what stands now, what would be done, what is being done. No key is ever handed to it. */
public final class RotationText {
    /** What a plan tells of. */
    public record Plan(
            String stack,
            String site,
            List<Tunnel> tunnels,
            SiteHealth health,
            StackEnd.Pending pending,
            Optional<Instant> rotated,
            Optional<Unfinished> unfinished,
            int dpdTimeoutSeconds) {
        public Plan {
            tunnels = List.copyOf(tunnels);
        }
    }

    private final Terminal terminal;

    public RotationText(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What stands now, each step with what it does to the tunnels, and what is known and what assumed of that. */
    public String plan(Plan plan, Instant now) {
        StringBuilder text = new StringBuilder();
        text.append(terminal.paint(Paint.BOLD, "the shared key of site " + plan.site() + ", stack " + plan.stack()))
                .append(": one key for ")
                .append(tunnels(plan.tunnels()))
                .append(", ")
                .append(age(plan.rotated(), now))
                .append("\n\nnow\n");
        plan.health()
                .tunnels()
                .forEach(each ->
                        text.append(mark(each.up(), "tunnel " + each.tunnel().key() + ": " + each.words())));
        text.append(mark(
                plan.health().carried(),
                (plan.health().carried() ? "ExpressRoute carries the site: " : "ExpressRoute does not carry the site: ")
                        + plan.health().carrier()));
        text.append(mark(
                plan.pending().others().isEmpty(),
                plan.pending().others().isEmpty()
                        ? "the stack has no other change to deploy"
                        : "the stack has other changes to deploy: "
                                + String.join(", ", plan.pending().others())));
        if (!plan.pending().keys().isEmpty()) {
            text.append(mark(
                    false,
                    "the stack's secrets have a key that is not deployed; Azure would ignore it in an update. The rotation"
                            + " replaces it: to use that one, give it with --key-from"));
        }
        plan.unfinished().ifPresent(it -> text.append(mark(false, unfinished(it))));
        text.append("\nsteps\n");
        for (Step step : Step.values()) {
            boolean done =
                    plan.unfinished().filter(it -> it.done().contains(step)).isPresent();
            text.append(String.format(
                    "  %d %-8s %s\n", step.number(), step.word(), (done ? "done: " : "") + what(step, plan)));
        }
        return text.append("""

                known     an update of a connection leaves its key as it is; an operation of its own changes it
                          (hashicorp/terraform-provider-azurerm#11742, 2021; #33392, 2026)
                          renewing the keys of a standing tunnel does not ask for the shared key; making one does
                          (RFC 7296, sections 2.8 and 2.15)
                assumed   a router keeps its tunnel when its key changes: do not clear it there
                          Azure may end the tunnel when its key changes: it is not documented. With the router first it
                          comes back with the next handshake, in seconds; otherwise after %d s without an answer
                          (dpdTimeoutSeconds) and the router's change
                """.formatted(plan.dpdTimeoutSeconds())).toString();
    }

    private static String what(Step step, Plan plan) {
        return switch (step) {
            case SECRETS -> "the new key goes into the stack's secrets; the tunnels stay";
            case ROUTER -> "its operator loads the new key, and says so; the tunnels stay";
            case AZURE ->
                "Azure's own operation, at once: "
                        + plan.tunnels().stream()
                                .map(tunnel -> tunnel.connection().name())
                                .collect(Collectors.joining(", "))
                        + "; a tunnel may come back in seconds";
            case TUNNELS ->
                "each is made anew, one after another, so that both ends prove the key: seconds without it,"
                        + (plan.health().carried()
                                ? " while ExpressRoute carries the site"
                                : " and the site has nothing else");
            case STATE -> "`pulumi up` of these connections alone: the state takes over the key; the tunnels stay";
        };
    }

    private static String tunnels(List<Tunnel> tunnels) {
        return (tunnels.size() == 1 ? "tunnel " : tunnels.size() + " tunnels: ")
                + tunnels.stream().map(tunnel -> tunnel.key()).collect(Collectors.joining(", "));
    }

    /** How old a key is. */
    public static String age(Optional<Instant> rotated, Instant now) {
        return rotated.map(when -> {
                    long days = Duration.between(when, now).toDays();
                    return "rotated " + (days == 0 ? "today" : days == 1 ? "a day ago" : days + " days ago") + " ("
                            + when + ")";
                })
                .orElse("never rotated by this command");
    }

    /** A rotation that has not ended, and what is done of it. */
    public static String unfinished(Unfinished rotation) {
        String done = rotation.done().isEmpty()
                ? "nothing"
                : rotation.done().stream().sorted().map(Step::word).collect(Collectors.joining(", "));
        return (rotation.back() ? "the way back that began at " : "the rotation that began at ") + rotation.begun()
                + " is not finished; done: " + done
                + rotation.forced().map(why -> "; forced: " + why).orElse("");
    }

    /** The line that a step begins with. */
    public String begins(Step step) {
        return terminal.paint(Paint.BOLD, step.number() + "/" + Step.values().length + " " + step.word()) + "\n";
    }

    /** What is done, or waited for. */
    public String says(String words) {
        return "    " + Terminal.printable(words) + "\n";
    }

    private String mark(boolean fine, String words) {
        return "  " + terminal.paint(fine ? Paint.GREEN : Paint.YELLOW, fine ? "ok   " : "no   ") + " "
                + Terminal.printable(words) + "\n";
    }
}
