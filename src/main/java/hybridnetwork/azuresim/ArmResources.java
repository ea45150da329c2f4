package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reading resources as Azure Resource Manager shows them, one by one and in lists. */
final class ArmResources {
    /** Azure decides how many it lists at once; few here, so that whoever reads a list meets a second page. */
    private static final int PAGE = 20;

    private static final String SKIP = "$skiptoken";

    /** What a list of a group shows of each; the rest is the resource's own. */
    private static final Set<String> LISTED =
            Set.of("id", "name", "type", "location", "tags", "sku", "kind", "zones", "identity", "managedBy");

    private final World world;
    private final String base;

    /** @param base the endpoint */
    ArmResources(World world, String base) {
        this.world = world;
        this.base = base;
    }

    private Map<String, Object> whole(StoredResource resource) {
        return ArmJson.of(resource, ResourceView.of(resource, world));
    }

    /** The resource groups of a subscription. */
    ArmAnswer groups(ArmRequest request) {
        String beginning = request.path().toLowerCase(Locale.ROOT) + "/";
        return page(
                request,
                world.all(ResourceKind.GROUP).stream()
                        .filter(each -> each.id().key().startsWith(beginning))
                        .map(this::whole)
                        .toList());
    }

    /** What is directly in a resource group. */
    ArmAnswer inGroup(ArmId group, ArmRequest request) {
        if (request.query().containsKey("$filter")) {
            throw AzureError.badRequest("InvalidFilterInQueryString", "The simulated Azure lists without a $filter.");
        }
        if (world.find(group).isEmpty()) {
            throw AzureError.groupNotFound(group);
        }
        List<Map<String, Object>> listed = new ArrayList<>();
        for (StoredResource each : world.all()) {
            if (each.kind().inGroup() && !each.kind().isChild() && each.id().isInside(group)) {
                Map<String, Object> shown = new LinkedHashMap<>(whole(each));
                shown.keySet().retainAll(LISTED);
                listed.add(shown);
            }
        }
        return page(request, listed);
    }

    /**
     * One resource, or those of a type in a group, a subscription or another resource.
     *
     * @throws AzureError when there is no such resource
     */
    ArmAnswer at(ArmRequest request) {
        Optional<ArmId> id = ArmId.tryParse(request.path());
        int providers = request.path().toLowerCase(Locale.ROOT).lastIndexOf("/providers/");
        int below = providers < 0
                ? 1
                : request.path().substring(providers + "/providers/".length()).split("/", -1).length;
        if (below % 2 == 0) {
            return page(request, ofType(request.path()));
        }
        ArmId known = id.orElseThrow(() -> AzureError.badRequest(
                "InvalidRequestUri", "The path '" + request.path() + "' is no id of a resource."));
        return ArmAnswer.ok(world.seen(known)
                .map(this::whole)
                .orElseThrow(
                        () -> known.isGroup() || world.find(known.groupId()).isEmpty()
                                ? AzureError.groupNotFound(known)
                                : AzureError.notFound(known, type(request.path(), providers))));
    }

    private static String type(String path, int providers) {
        String[] segments =
                path.substring(Math.max(0, providers + "/providers/".length())).split("/", -1);
        StringBuilder type = new StringBuilder(segments[0]);
        for (int i = 1; i < segments.length; i += 2) {
            type.append('/').append(segments[i]);
        }
        return type.toString();
    }

    /** The resources of the type at the path's end, those that are parts of others among them. */
    private List<Map<String, Object>> ofType(String path) {
        int providers = path.toLowerCase(Locale.ROOT).lastIndexOf("/providers/");
        boolean wholeSubscription = path.substring(0, providers).split("/", -1).length == 3;
        String type = type(path, providers);
        String beginning = path.toLowerCase(Locale.ROOT) + "/";
        String subscription = path.substring(0, providers).toLowerCase(Locale.ROOT) + "/";
        Set<ArmId> found = new LinkedHashSet<>();
        for (StoredResource each : world.all()) {
            boolean inPlace = wholeSubscription
                    ? each.id().key().startsWith(subscription)
                    : each.id().key().startsWith(beginning) && each.id().key().indexOf('/', beginning.length()) < 0;
            if (inPlace && each.kind().type().equalsIgnoreCase(type)) {
                found.add(each.id());
            }
        }
        owner(path)
                .ifPresent(owner -> owner.kind().partProperties().stream()
                        .filter(property ->
                                path.toLowerCase(Locale.ROOT).endsWith("/" + property.toLowerCase(Locale.ROOT)))
                        .flatMap(property -> world.parts(owner, property).stream()
                                .map(part -> owner.id()
                                        .child(property, part.text("name").orElse(""))))
                        .forEach(found::add));
        return found.stream()
                .flatMap(each -> world.seen(each).stream())
                .map(this::whole)
                .toList();
    }

    private Optional<StoredResource> owner(String path) {
        return ArmId.tryParse(path.substring(0, path.lastIndexOf('/'))).flatMap(world::find);
    }

    private ArmAnswer page(ArmRequest request, List<Map<String, Object>> all) {
        int from = Math.min(whole(request, SKIP, 0), all.size());
        int to = Math.min(from + Math.max(1, whole(request, "$top", PAGE)), all.size());
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("value", all.subList(from, to));
        if (to < all.size()) {
            page.put(
                    "nextLink",
                    base + request.path().replace(" ", "%20") + "?api-version=" + request.version() + "&%24skiptoken="
                            + to);
        }
        return ArmAnswer.ok(page);
    }

    private static int whole(ArmRequest request, String name, int otherwise) {
        String text = request.query().getOrDefault(name, String.valueOf(otherwise));
        if (!text.matches("\\d{1,9}")) {
            throw AzureError.badRequest("InvalidQueryParameter", "The value of " + name + " is no number.");
        }
        return Integer.parseInt(text);
    }
}
