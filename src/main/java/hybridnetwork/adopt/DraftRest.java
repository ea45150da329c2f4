package hybridnetwork.adopt;

import hybridnetwork.resources.ArmId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is there and is none of the program's. */
final class DraftRest {
    private static final int NAMED = 4;

    /** Parts of others, which are told with what they are a part of. */
    private static final Set<String> PARTS =
            Set.of("Subnet", "SecurityRule", "Route", "VirtualNetworkPeering", "ResourceGroup");

    private final Draft draft;
    private final FoundHub hub;

    DraftRest(Draft draft, FoundHub hub) {
        this.draft = draft;
        this.hub = hub;
    }

    /** Notes for all that nothing has been said of. */
    void propose() {
        Set<String> told = draft.notes().stream().map(AdoptionNote::about).collect(Collectors.toSet());
        Map<String, List<FoundResource>> others = hub.azure().resources().stream()
                .filter(resource -> !draft.has(resource) && !told.contains(AdoptionNote.called(resource)))
                .filter(resource -> !PARTS.contains(resource.kind()) && !isPart(resource.id()))
                .collect(Collectors.groupingBy(DraftRest::type, TreeMap::new, Collectors.toList()));
        others.forEach((type, resources) -> draft.note(AdoptionNote.leftOut(named(type, resources), why(type))));
    }

    private boolean isPart(ArmId id) {
        return id.parent().isPresent();
    }

    private static String type(FoundResource resource) {
        return resource.typeToken().replaceFirst("^azure-native:", "");
    }

    private static String named(String type, List<FoundResource> resources) {
        String names = resources.stream().limit(NAMED).map(FoundResource::name).collect(Collectors.joining(", "));
        int more = resources.size() - NAMED;
        return type + " " + names + (more > 0 ? " and " + more + " more" : "");
    }

    private static String why(String type) {
        return switch (type) {
            case "network:AzureFirewall", "network:FirewallPolicy", "network:FirewallPolicyRuleCollectionGroup" ->
                "stays as it is, outside of the stack: the rules of the program's own firewall follow from `traffic`, so taking it over"
                        + " would replace the rules that it has (docs/adopt.md)";
            case "network:NetworkSecurityGroup" ->
                "is at no subnet of this proposal; at an interface it goes on filtering,"
                        + " and the plan does not know it";
            case "network:RouteTable" -> "is at no subnet of this proposal; it stays as it is";
            case "network:PublicIPAddress" -> "belongs to something that is left out, or to nothing; it stays as it is";
            case "operationalinsights:Workspace",
                    "insights:ActionGroup",
                    "insights:MetricAlert",
                    "insights:DiagnosticSetting" ->
                "stays as it is; `monitoring` declares the program's own alerts beside it, and takes the id of a workspace that exists";
            default -> "is no part of the program's network; it stays as it is";
        };
    }
}
