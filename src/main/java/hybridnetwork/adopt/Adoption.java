package hybridnetwork.adopt;

import hybridnetwork.config.ConfigCommand;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.OfflinePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An adoption: what was found, what is proposed, and what to type next.
 *
 * @param stack the stack's name
 * @param file where the proposal stands
 * @param importFile where the file for {@code pulumi import} stands
 * @param isInProject whether the files stand where the program reads stacks
 * @param imports what is in it; empty where the proposal cannot be read yet
 * @param differences what the first preview after the import will show; empty where the proposal cannot be read yet
 */
public record Adoption(
        String stack,
        FoundAzure found,
        ProposedStack proposal,
        String file,
        String importFile,
        boolean isInProject,
        Optional<ImportFile> imports,
        Optional<Differences> differences) {
    /** Records the program for the proposal, to see what it takes in and what it would change. */
    public static Adoption of(
            String stack,
            FoundAzure found,
            ProposedStack proposal,
            String file,
            String importFile,
            boolean isInProject) {
        List<FoundResource> all = found.importable(proposal.group());
        return new Adoption(
                stack,
                found,
                proposal,
                file,
                importFile,
                isInProject,
                proposal.trial()
                        .map(config -> ImportFile.of(
                                OfflinePlan.of(config, stack, Stage.connected).plan(), all)),
                proposal.trial().map(config -> Differences.find(config, stack, all)));
    }

    /** Whether the proposal can be deployed as it is, and nothing is lost or refused when it is. */
    public boolean isReady() {
        return proposal.isReady()
                && imports.isPresent()
                && differences.filter(Differences::isSafe).isPresent();
    }

    /** How many resources of a type there are, and how many of them the proposal takes over. */
    public record Count(String type, int found, int taken) {}

    /** By type; what the program declares inside others, such as subnets, goes with these. */
    public List<Count> counts() {
        Map<String, int[]> counts = new TreeMap<>();
        for (FoundResource resource : found.resources()) {
            int[] count =
                    counts.computeIfAbsent(resource.typeToken().replaceFirst("^azure-native:", ""), key -> new int[2]);
            count[0]++;
            if (proposal.taken().contains(resource.id()) || isWithin(resource)) {
                count[1]++;
            }
        }
        List<Count> all = new ArrayList<>();
        counts.forEach((type, count) -> all.add(new Count(type, count[0], count[1])));
        return all;
    }

    private boolean isWithin(FoundResource resource) {
        Set<String> inside =
                new TreeSet<>(List.of("Subnet", "SecurityRule", "Route", "LoadBalancerBackendAddressPool"));
        return inside.contains(resource.kind())
                && resource.id().parent().filter(proposal.taken()::contains).isPresent();
    }

    /** The commands that come next, in order. */
    public List<String> next() {
        List<String> next = new ArrayList<>();
        boolean open = proposal.notes().stream().anyMatch(note -> note.kind() == AdoptionNote.Kind.TO_FILL_IN);
        if (open) {
            next.add("$EDITOR " + ConfigCommand.word(file) + "   # what stands in angle brackets");
        }
        if (!isInProject) {
            next.add("cp -i " + ConfigCommand.word(file) + " stacks/   # where the program reads it");
        }
        next.add("pulumi stack init " + stack + "   # unless it is there");
        proposal.secrets().stream()
                .map(path -> "pulumi config set --secret --stack " + stack + " --path '" + path.text() + "'")
                .forEach(next::add);
        next.add("./hybrid plan " + stack);
        if (imports.isEmpty()) {
            next.add("./hybrid adopt " + stack + " ...   # again, for the import file");
            return next;
        }
        next.add("pulumi import --file " + ConfigCommand.word(importFile) + " --stack " + stack
                + " --protect=false --generate-code=false");
        next.add("pulumi preview --stack " + stack + " --diff");
        return next;
    }
}
