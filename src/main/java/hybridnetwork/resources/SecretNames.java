package hybridnetwork.resources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Secrets that a file shows in clear, such as a template's or an export's of {@code --show-secrets}, by the names under which Azure
 * takes them. Better one value too many is hidden than one too few.
 */
public final class SecretNames {
    private static final Pattern NAME = Pattern.compile(
            "(key|keys|password|passphrase|secret|secrets|token|credential|credentials|connectionstring|connectionstrings"
                    + "|protectedsettings|customdata|userdata|commandtoexecute|pfx|sas|sasurl|sasuri)$");

    /** Signatures and keys within a text. */
    private static final Pattern VALUE =
            Pattern.compile("(?i)([?&]sig=|(account|sharedaccess|shared|access)key=|password=|-----BEGIN )");

    private SecretNames() {}

    /** The resource with every value of such a name, and every text that holds such a value, opaque. */
    public static RegisteredResource without(RegisteredResource resource) {
        return new RegisteredResource(
                resource.type(),
                resource.name(),
                resource.urn(),
                resource.id(),
                resource.parent(),
                resource.protect(),
                resource.dependencies(),
                resource.customTimeouts(),
                without(resource.inputs()),
                without(resource.outputs()));
    }

    private static Map<String, Object> without(Map<?, ?> map) {
        Map<String, Object> shown = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            shown.put(name, isSecret(name) && !(value instanceof Boolean) ? Opaque.SECRET : without(value));
        });
        return shown;
    }

    private static Object without(Object value) {
        if (value instanceof Map<?, ?> map) {
            return without(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SecretNames::without).toList();
        }
        return value instanceof String text && VALUE.matcher(text).find() ? Opaque.SECRET : value;
    }

    private static boolean isSecret(String name) {
        return NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
    }
}
