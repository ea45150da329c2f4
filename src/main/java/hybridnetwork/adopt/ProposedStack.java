package hybridnetwork.adopt;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.resources.ArmId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stack file that describes what Azure has.
 *
 * @param text of the file, with comments
 * @param group the resource group that the stack would have
 * @param taken what of Azure's the proposal declares, and an import would take in
 * @param notes what could not be carried over, or has to be looked at; the gravest first
 * @param problems what the program's own reader and rules say of the file; a network that Azure took years ago may break rules of
 *     today
 * @param secrets keys that Azure does not give back, and that the stack needs
 * @param trial the configuration, with stand-ins for networks of sites that nobody could know; empty where the reader refuses it
 */
public record ProposedStack(
        String text,
        ArmId group,
        Set<ArmId> taken,
        List<AdoptionNote> notes,
        List<Problem> problems,
        List<ConfigPath> secrets,
        Optional<StackConfig> trial) {
    private static final String AUTHORIZATIONS = "hybrid-network:authorizationKeys";

    public ProposedStack {
        taken = Set.copyOf(taken);
        notes = List.copyOf(notes);
        problems = List.copyOf(problems);
        secrets = List.copyOf(secrets);
    }

    /**
     * Proposes a stack file.
     *
     * @param stack its name
     * @param file the name by which messages call the file
     * @return empty where there is no virtual network to begin with
     */
    public static Optional<ProposedStack> of(String stack, String file, FoundAzure found) {
        return FoundHub.in(found).map(hub -> of(stack, file, found, hub));
    }

    private static ProposedStack of(String stack, String file, FoundAzure found, FoundHub hub) {
        Draft draft = DraftStack.of(hub);
        found.unread().forEach(draft::note);
        Trial trial = Trial.of(draft, file);
        if (trial.config().isPresent()) {
            new DraftTraffic(draft, trial.config().get(), found).propose();
            DraftPromises.judge(draft, stack, file, found);
        }
        List<AdoptionNote> notes = new ArrayList<>(draft.notes());
        notes.sort((one, other) -> one.kind().compareTo(other.kind()));
        String text =
                StackText.render(DraftHead.of(stack, notes), DraftStack.inOrder(draft.config()), draft.comments());
        Trial whole = Trial.ofText(text, draft, file, stack);
        List<Problem> problems =
                new ArrayList<>(ReadConfig.fromText(text, file, stack).problems());
        whole.problems().stream()
                .filter(problem -> problems.stream()
                        .noneMatch(it ->
                                it.path().equals(problem.path()) && it.rule().equals(problem.rule())))
                .forEach(problems::add);
        return new ProposedStack(
                text,
                hub.group(),
                draft.taken(),
                notes,
                problems,
                draft.secrets(),
                Trial.ofText(text + withAuthorizations(draft.secrets()), draft, file, stack)
                        .config()
                        .or(whole::config));
    }

    /** The stack as it is once its keys are typed: without them nobody would say that a connection is sent one. */
    private static String withAuthorizations(List<ConfigPath> secrets) {
        StringBuilder keys = new StringBuilder();
        secrets.stream()
                .filter(path -> path.text().startsWith(AUTHORIZATIONS + "."))
                .forEach(path -> keys.append("    \"").append(path.lastName()).append("\": {secure: v1:stand-in}\n"));
        return keys.isEmpty() ? "" : "  " + AUTHORIZATIONS + ":\n" + keys;
    }

    /** Whether it can be deployed as it is. */
    public boolean isReady() {
        return problems.stream().noneMatch(Problem::isError)
                && notes.stream().noneMatch(note -> note.kind() == AdoptionNote.Kind.IN_THE_WAY);
    }
}
