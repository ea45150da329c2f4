package hybridnetwork.template.translation;

import hybridnetwork.resources.ArmType;
import hybridnetwork.resources.TypeToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * azure-native's tokens of ARM's types. Most follow from the words: {@code Microsoft.Network/virtualNetworkGateways/natRules} is
 * {@code VirtualNetworkGatewayNatRule}, and a kind is there where the SDK has its class.
 */
final class TypeNames {
    /** Records of a DNS zone have their kind for a type. */
    private static final Pattern RECORDS =
            Pattern.compile("microsoft\\.network/(private)?dnszones/(a|aaaa|caa|cname|mx|ns|ptr|soa|srv|txt)");

    /** What extends another resource may be written as a part of it, whose name then says the namespace: {@code gw/Microsoft.Insights/x}. */
    private static final Pattern EXTENSION = Pattern.compile(".+/providers/([a-z]+)");

    private static final Map<String, String> NAMESPACES = Map.of(
            "diagnosticsettings", "Microsoft.Insights",
            "locks", "Microsoft.Authorization",
            "roleassignments", "Microsoft.Authorization");

    private TypeNames() {}

    static TypeToken of(String type) {
        Matcher extension = EXTENSION.matcher(type.toLowerCase(Locale.ROOT));
        String namespace = extension.matches() ? NAMESPACES.get(extension.group(1)) : null;
        String own = namespace == null ? type : namespace + type.substring(type.lastIndexOf('/'));
        return ArmType.token(own).orElseGet(() -> derived(own));
    }

    private static TypeToken derived(String type) {
        Matcher records = RECORDS.matcher(type.toLowerCase(Locale.ROOT));
        if (records.matches()) {
            return new TypeToken("network", records.group(1) == null ? "RecordSet" : "PrivateRecordSet");
        }
        String[] parts = type.split("/", -1);
        String module = parts[0].toLowerCase(Locale.ROOT)
                .replaceFirst("^microsoft\\.", "")
                .replaceAll("\\W", "");
        List<String> kinds = new ArrayList<>();
        // The kind with all its parents' names before it, then with fewer of them.
        for (int first = 1; first < parts.length; first++) {
            StringBuilder kind = new StringBuilder();
            for (int i = first; i < parts.length; i++) {
                kind.append(one(parts[i]));
            }
            kinds.add(kind.toString());
        }
        for (String kind : kinds) {
            TypeToken token = new TypeToken(module, kind);
            if (Inputs.of(token).isPresent()) {
                return token;
            }
        }
        return new TypeToken(module, kinds.isEmpty() ? "Unknown" : kinds.get(0));
    }

    /** One of many, with a capital letter. */
    private static String one(String many) {
        String word = Optional.of(many)
                .filter(it -> it.endsWith("ies"))
                .map(it -> it.substring(0, it.length() - 3) + "y")
                .orElseGet(() -> many.matches(".*(ss|x|ch)es") ? many.substring(0, many.length() - 2) : single(many));
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String single(String many) {
        return many.endsWith("s") && !many.endsWith("ss") ? many.substring(0, many.length() - 1) : many;
    }
}
