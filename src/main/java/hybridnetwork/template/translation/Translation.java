package hybridnetwork.template.translation;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.ArmType;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.TypeToken;
import hybridnetwork.template.evaluation.Declared;
import hybridnetwork.template.evaluation.Expansion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A template's resources as a program on azure-native would have registered them. */
public final class Translation {
    private static final String PROPERTIES = "properties";

    private static final TypeToken SCALE_SET = new TypeToken("compute", "VirtualMachineScaleSet");

    /** What a template says of a resource that is none of its properties. */
    private static final Set<String> OF_THE_TEMPLATE = Set.of(
            "apiversion",
            "comments",
            "condition",
            "copy",
            "dependson",
            "existing",
            "id",
            "import",
            "metadata",
            "name",
            "resourcegroup",
            "resources",
            "scope",
            "subscriptionid",
            "type");

    private final Expansion expansion;
    private final Map<String, String> urnById = new HashMap<>();
    private final Map<String, List<String>> urnsByName = new HashMap<>();

    private Translation(Expansion expansion) {
        this.expansion = expansion;
    }

    /**
     * The resources, and for what nobody can say what it deploys a deployment that is not seen.
     *
     * @param asked addresses that are asked about one by one
     */
    public static Translated of(Expansion expansion, List<Prefix> asked) {
        return Allocation.of(new Translation(expansion).resources(), asked);
    }

    private List<RegisteredResource> resources() {
        List<Declared> deployed = expansion.deployed();
        List<TypeToken> types = new ArrayList<>();
        List<String> urns = new ArrayList<>();
        for (Declared resource : deployed) {
            TypeToken type = TypeNames.of(resource.type());
            String urn = urn(type, resource.label(), urns.size());
            types.add(type);
            urns.add(urn);
            resource.id().ifPresent(id -> urnById.put(id.key(), urn));
            names(resource)
                    .forEach(name -> urnsByName
                            .computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                            .add(urn));
        }
        List<RegisteredResource> resources = new ArrayList<>();
        for (int i = 0; i < deployed.size(); i++) {
            resources.add(resource(deployed.get(i), types.get(i), urns.get(i)));
        }
        for (Expansion.Unseen unseen : unseen(resources)) {
            TypeToken deployment = new TypeToken("resources", "Deployment");
            String name = unseen.name() + " of type " + unseen.type() + " (" + unseen.why() + ")";
            String urn = urn(deployment, name, resources.size());
            resources.add(registered(deployment, name, urn, Optional.empty(), List.of(), Map.of()));
        }
        return resources;
    }

    /** What the expansion left, and network resources of which nothing is known but that they are there. */
    private List<Expansion.Unseen> unseen(List<RegisteredResource> resources) {
        List<Expansion.Unseen> unseen = new ArrayList<>(expansion.unseen());
        List<Declared> deployed = expansion.deployed();
        for (int i = 0; i < resources.size(); i++) {
            RegisteredResource resource = resources.get(i);
            Declared declared = deployed.get(i);
            if (resource.isNetwork(resource.kind()) && resource.inputs().containsKey(PROPERTIES)) {
                unseen.add(new Expansion.Unseen(declared.type(), declared.label(), "its properties are not known"));
            }
        }
        return unseen;
    }

    private static RegisteredResource registered(
            TypeToken type,
            String name,
            String urn,
            Optional<String> id,
            List<String> dependencies,
            Map<String, Object> inputs) {
        return new RegisteredResource(
                type.token(), name, urn, id, Optional.empty(), false, dependencies, Map.of(), inputs, Map.of());
    }

    /** In a template two resources of one type may have one name, in two groups. */
    private static String urn(TypeToken type, String name, int index) {
        return RegisteredResource.URN_OF_TEMPLATE + type.token() + "::" + name + "#" + index;
    }

    /** As {@code dependsOn} may call it. */
    private static List<String> names(Declared resource) {
        List<String> names = new ArrayList<>(resource.symbols());
        resource.name().ifPresent(name -> {
            names.add(name);
            if (name.indexOf('/') >= 0) {
                names.add(ArmId.name(name));
            }
        });
        return names;
    }

    private RegisteredResource resource(Declared resource, TypeToken type, String urn) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        // Of other modules the proof looks for ids and a few names, which it takes as ARM spells them;
        // of a scale set it reads the interfaces that this describes.
        Optional<Inputs> known = type.isNetwork() || type.equals(SCALE_SET) ? Inputs.of(type) : Optional.empty();
        String place = type.kind() + " " + resource.label() + ": ";
        for (Map.Entry<String, Object> entry : resource.body().values().entrySet()) {
            String key = entry.getKey();
            if (!OF_THE_TEMPLATE.contains(key.toLowerCase(Locale.ROOT))) {
                expansion
                        .evaluator()
                        .property(resource, entry.getValue(), place + (key.equals(PROPERTIES) ? "" : key))
                        .ifPresent(value -> put(key, value, known, inputs));
            }
        }
        inputs.putAll(path(resource, type));
        List<String> dependencies = expansion.waitsFor(resource).stream()
                .flatMap(name -> dependency(name).stream())
                .distinct()
                .toList();
        return registered(type, resource.label(), urn, resource.id().map(ArmId::toString), dependencies, inputs);
    }

    private List<String> dependency(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return urnById.containsKey(key) ? List.of(urnById.get(key)) : urnsByName.getOrDefault(key, List.of());
    }

    /** The inputs that the id is made of. */
    private static Map<String, Object> path(Declared resource, TypeToken type) {
        Map<String, Object> path = new LinkedHashMap<>();
        path.put("resourceGroupName", resource.target().group());
        List<String> inputs = ArmType.of(type.token()).nameInputs();
        List<String> names =
                resource.name().map(name -> List.of(name.split("/", -1))).orElse(List.of());
        if (names.size() == inputs.size()) {
            for (int i = 0; i < inputs.size(); i++) {
                path.put(inputs.get(i), names.get(i));
            }
        }
        return path;
    }

    /** ARM keeps most properties of an object under {@code properties}; azure-native has them beside its name and its id. */
    private static void put(String key, Object value, Optional<Inputs> known, Map<String, Object> into) {
        boolean flattened = key.equalsIgnoreCase(PROPERTIES)
                && known.filter(inputs -> inputs.has(PROPERTIES)).isEmpty();
        if (flattened) {
            Optional<Bag> inner = Bag.of(value);
            if (inner.isPresent()) {
                inner.get().values().forEach((name, property) -> put(name, property, known, into));
            } else {
                into.put(PROPERTIES, value);
            }
            return;
        }
        into.put(
                known.map(inputs -> inputs.name(key)).orElse(key),
                translated(value, known.flatMap(it -> it.inside(key))));
    }

    private static Object translated(Object value, Optional<Inputs> known) {
        if (value instanceof List<?> list) {
            List<Object> translated = new ArrayList<>(list.size());
            list.forEach(element -> translated.add(translated(element, known)));
            return translated;
        }
        Optional<Bag> bag = Bag.of(value);
        if (bag.isEmpty() || known.isEmpty()) {
            return value;
        }
        Map<String, Object> translated = new LinkedHashMap<>();
        bag.get().values().forEach((key, inner) -> put(key, inner, known, translated));
        // Left where it stood: what is not known of an object may be any of its properties.
        boolean open = translated.containsKey(PROPERTIES)
                && known.filter(inputs -> inputs.has(PROPERTIES)).isEmpty();
        return open ? Opaque.UNKNOWN : translated;
    }
}
