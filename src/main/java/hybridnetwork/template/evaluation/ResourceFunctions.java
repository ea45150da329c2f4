package hybridnetwork.template.evaluation;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Opaque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions on where a template is deployed, and on its resources. */
final class ResourceFunctions {
    private static final String NO_TENANT = "00000000-0000-0000-0000-000000000000";

    private final Evaluator evaluator;
    private final Declarations declarations;

    ResourceFunctions(Evaluator evaluator, Declarations declarations) {
        this.evaluator = evaluator;
        this.declarations = declarations;
    }

    /** The value; not known for a function that there is not, or that only Azure answers. */
    Object of(Arguments arguments, Scope scope) {
        if (arguments.values().stream().anyMatch(Json::isOpaque)) {
            return Json.opaque(arguments.values());
        }
        Target target = scope.frame().target();
        return switch (arguments.function()) {
            case "resourceid" -> resourceId(arguments, target);
            case "subscriptionresourceid" -> subscriptionId(arguments, target);
            case "tenantresourceid" -> below("", arguments, 0);
            case "managementgroupresourceid" ->
                below("/providers/Microsoft.Management/managementGroups/" + arguments.text(0), arguments, 1);
            case "extensionresourceid" -> below(arguments.text(0), arguments, 1);
            case "resourcegroup" -> group(target);
            case "subscription" ->
                told(
                        "id",
                        "/subscriptions/" + target.subscription(),
                        "subscriptionId",
                        target.subscription(),
                        "tenantId",
                        NO_TENANT,
                        "displayName",
                        target.subscription());
            case "tenant" -> told("tenantId", NO_TENANT);
            case "deployment" -> told("name", scope.frame().deployment(), "location", Target.LOCATION);
            case "environment" -> Environment.publicCloud();
            case "utcnow" -> "utcnow" + StableText.unique(arguments.values());
            case "reference" -> reference(arguments, scope);
            case "references" -> references(arguments, scope);
            case "resourceinfo" -> full(declared(arguments.text(0), scope));
            default ->
                arguments.function().startsWith("list")
                        ? Opaque.SECRET
                        : evaluator.unknown("only Azure answers " + arguments.function() + "()");
        };
    }

    private static Map<String, Object> told(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }

    private static Map<String, Object> group(Target target) {
        return told(
                "id", target.groupId().toString(),
                "name", target.group(),
                "type", "Microsoft.Resources/resourceGroups",
                "location", Target.LOCATION,
                "tags", Map.of());
    }

    /** {@code resourceId([subscription], [group], type, name...)}: a type has a point and a stroke, and the others have not both. */
    private static Object resourceId(Arguments arguments, Target target) {
        int type = typeAt(arguments);
        String group = type > 0 ? arguments.text(type - 1) : target.group();
        String subscription = type > 1 ? arguments.text(type - 2) : target.subscription();
        return below(ArmId.ofGroup(subscription, group).toString(), arguments, type);
    }

    private static int typeAt(Arguments arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String text = arguments.text(i);
            if (text.indexOf('/') > 0 && text.indexOf('.') > 0 && text.indexOf('.') < text.indexOf('/')) {
                return i;
            }
        }
        throw new NotEvaluated(arguments.function() + "() has no type such as Microsoft.Network/virtualNetworks");
    }

    private static Object subscriptionId(Arguments arguments, Target target) {
        int type = typeAt(arguments);
        String subscription = type > 0 ? arguments.text(type - 1) : target.subscription();
        return arguments.text(type).equalsIgnoreCase("Microsoft.Resources/resourceGroups")
                ? ArmId.ofGroup(subscription, arguments.text(type + 1)).toString()
                : below("/subscriptions/" + subscription, arguments, type);
    }

    /** Names may come in one text, with strokes between. */
    private static Object below(String scope, Arguments arguments, int type) {
        List<String> names = new ArrayList<>();
        for (int i = type + 1; i < arguments.size(); i++) {
            names.add(arguments.asText(i));
        }
        // A stroke at the end of a type is overlooked, as Azure does.
        return Target.below(scope, arguments.text(type).replaceFirst("/$", ""), String.join("/", names));
    }

    private Object reference(Arguments arguments, Scope scope) {
        Declared declared = declared(arguments.text(0), scope);
        boolean full = arguments.size() > 2 && arguments.text(2).equalsIgnoreCase("full");
        return full ? full(declared) : declared.properties(evaluator);
    }

    /** All of a loop, by its symbolic name. */
    private Object references(Arguments arguments, Scope scope) {
        List<Object> all = new ArrayList<>();
        for (Declared declared : scope.frame().named(arguments.text(0))) {
            all.add(
                    arguments.size() > 1
                            ? full(followed(declared))
                            : followed(declared).properties(evaluator));
        }
        return all;
    }

    private Object full(Declared declared) {
        Map<String, Object> full = new LinkedHashMap<>();
        declared.id().ifPresent(id -> full.put("id", id.toString()));
        declared.name().ifPresent(name -> full.put("name", ArmId.name(name)));
        full.put("type", declared.type());
        declared.body()
                .at("location")
                .ifPresent(location -> full.put("location", evaluator.value(location, declared.scope())));
        full.put("properties", declared.properties(evaluator));
        return full;
    }

    /** What a symbolic name, an id or a name means. */
    private Declared declared(String text, Scope scope) {
        List<Declared> symbolic = scope.frame().named(text);
        if (symbolic.size() == 1) {
            return followed(symbolic.get(0));
        }
        Optional<Declared> found = text.startsWith("/")
                ? declarations.withId(new ArmId(text))
                : declarations
                        .withName(text, scope.frame())
                        // In old templates an id without its beginning: Microsoft.Network/publicIPAddresses/ip.
                        .or(() -> declarations.withId(
                                new ArmId(scope.frame().target().groupId() + "/providers/" + text)));
        return followed(found.orElseThrow(() -> new NotEvaluated("the template does not deploy '" + text + "'")));
    }

    private static Declared followed(Declared declared) {
        if (declared.exists()) {
            throw new NotEvaluated(
                    "'" + declared.label() + "' exists already; the template does not say what it is like");
        }
        return declared;
    }
}
