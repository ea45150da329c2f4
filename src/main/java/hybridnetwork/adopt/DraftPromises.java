package hybridnetwork.adopt;

import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.ProofResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes of what security groups let through promises that the network keeps: by the proof, of what stands and of the proposal. */
final class DraftPromises {
    private final Draft draft;
    private final ProofResult proposed;
    private final ProofResult found;

    /** Whether networks of a site are still to be filled in. */
    private final boolean open;

    private DraftPromises(Draft draft, ProofResult proposed, ProofResult found) {
        this.draft = draft;
        this.proposed = proposed;
        this.found = found;
        this.open = draft.notes().stream().anyMatch(note -> note.kind() == AdoptionNote.Kind.TO_FILL_IN);
    }

    /** Judges what is proposed so far. */
    static void judge(Draft draft, String stack, String file, FoundAzure azure) {
        implicitOutbound(draft, azure);
        Trial trial = Trial.of(draft, file);
        if (trial.config().isPresent() && draft.at("traffic").isPresent()) {
            StackConfig config = trial.config().get();
            new DraftPromises(draft, Trial.proof(config, stack), Trial.proofOfFound(config, azure)).judge();
        }
    }

    /** Nobody is to lose the internet for want of a proof, nor a site whose networks are not known yet. */
    private boolean isNever(String name, Map<?, ?> intent) {
        return !TrafficEnd.INTERNET.equals(intent.get("to"))
                && !String.valueOf(intent.get("to")).startsWith("tag:")
                && !(open && isOfPrefix(intent))
                && Trial.isNever(proposed, name)
                && Trial.isNever(found, name);
    }

    private static boolean isOfPrefix(Map<?, ?> intent) {
        return Prefix.tryParse(String.valueOf(intent.get("from"))).isPresent()
                || Prefix.tryParse(String.valueOf(intent.get("to"))).isPresent();
    }

    /** Networks that stood before April 2026 keep the way out that Azure gives hosts without one of their own. */
    private static void implicitOutbound(Draft draft, FoundAzure azure) {
        if (!DraftTraffic.leaves(draft.at("traffic"))) {
            return;
        }
        boolean closed = azure.of("VirtualNetwork").stream()
                .flatMap(network -> azure.parts(network, "subnets", "Subnet").stream())
                .anyMatch(subnet -> subnet.properties()
                        .at("defaultOutboundAccess")
                        .filter(Boolean.FALSE::equals)
                        .isPresent());
        draft.put("implicitOutbound", closed ? "closed" : "open");
        draft.note(AdoptionNote.assumed(
                "implicitOutbound",
                closed
                        ? "is closed: a subnet says so (defaultOutboundAccess)"
                        : "is open: networks that stood before April 2026 keep Azure's own way out, and no subnet says otherwise;"
                                + " write closed for a newer one"));
    }

    private void judge() {
        Map<String, Object> kept = new LinkedHashMap<>();
        List<String> unproved = new ArrayList<>();
        Map<?, ?> traffic = (Map<?, ?>) draft.at("traffic").orElseThrow();
        traffic.forEach((key, intent) -> {
            String name = String.valueOf(key);
            if (isNever(name, (Map<?, ?>) intent)) {
                draft.note(AdoptionNote.leftOut(
                        "flow " + name, "passes the security groups, and no route leads there in any case: no intent"));
                return;
            }
            if (!Trial.holds(proposed, name) && !(open && isOfPrefix((Map<?, ?>) intent))) {
                unproved.add(name);
            }
            Map<String, Object> promise = new LinkedHashMap<>();
            ((Map<?, ?>) intent).forEach((field, value) -> promise.put(String.valueOf(field), value));
            List<String> lost = Trial.lostIn(proposed, name);
            if (!lost.isEmpty()) {
                promise.put("mayFailIn", lost);
                draft.comment("traffic." + name, "Lost in " + String.join(", ", lost) + ", as the network is today.");
            }
            kept.put(name, promise);
        });
        if (kept.values().stream().noneMatch(intent -> TrafficEnd.INTERNET.equals(((Map<?, ?>) intent).get("from")))) {
            Map<String, Object> closed = new LinkedHashMap<>();
            closed.put("action", "deny");
            closed.put("from", TrafficEnd.INTERNET);
            closed.put("to", TrafficEnd.NETWORK);
            closed.put("protocol", "*");
            kept.put("closed", closed);
        }
        draft.put("traffic", kept);
        draft.comment(
                "traffic",
                "What the security groups let through, their default rules included. Everything else is denied.");
        if (!unproved.isEmpty()) {
            draft.put("proof", "warn");
            draft.note(AdoptionNote.assumed(
                    "proof",
                    "is warn, since these flows pass the security groups and are not proved to arrive: "
                            + String.join(", ", unproved)));
        }
    }
}
