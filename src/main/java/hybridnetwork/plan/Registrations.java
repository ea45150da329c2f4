package hybridnetwork.plan;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.protobuf.Struct;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;

/** The engine's book of one run: every registration by URN. Used from any thread. */
final class Registrations {
    static final String STACK_TYPE = "pulumi:pulumi:Stack";
    private static final String PROVIDER_TYPE = "pulumi:providers:";

    /** Shorter texts are not replaced in log messages: they would tear ordinary words apart. */
    private static final int SHORTEST_REPLACED_SECRET = 4;

    private final String project;
    private final String stack;
    private final AzureAnswers azure;
    private final Map<String, Entry> byUrn = new HashMap<>();
    private final Set<String> secrets = new HashSet<>();

    Registrations(String project, String stack, AzureAnswers azure) {
        this.project = project;
        this.stack = stack;
        this.azure = azure;
    }

    private record Entry(int order, boolean protect, RegisterResourceRequest request, String id, Struct outputs) {
        Entry outputs(Struct registered) {
            return new Entry(order, protect, request, id, registered);
        }
    }

    /**
     * Registers a resource and answers as the engine would after a creation.
     *
     * @param order the resource's place in the order of construction
     * @throws IllegalStateException for a second resource with the same URN
     */
    synchronized RegisterResourceResponse register(int order, RegisterResourceRequest request) {
        String urn = urn(request.getParent(), request.getType(), request.getName());
        if (byUrn.containsKey(urn)) {
            throw new IllegalStateException(
                    "two resources have the URN " + urn + "; give one of them another name or parent");
        }
        AzureAnswers.Created created = create(request);
        Entry parent = byUrn.get(request.getParent());
        boolean protect = request.hasProtect() ? request.getProtect() : parent != null && parent.protect();
        byUrn.put(urn, new Entry(order, protect, request, created.id(), created.outputs()));
        return RegisterResourceResponse.newBuilder()
                .setUrn(urn)
                .setId(created.id())
                .setObject(created.outputs())
                .build();
    }

    private AzureAnswers.Created create(RegisterResourceRequest request) {
        if (!request.getCustom()) {
            return new AzureAnswers.Created("", Struct.getDefaultInstance());
        }
        if (request.getType().startsWith(PROVIDER_TYPE)) {
            return new AzureAnswers.Created("provider-of-" + request.getName(), request.getObject());
        }
        // A provider reference is the provider's URN, "::", and its id.
        String provider = request.getProvider().replaceFirst("::[^:]*$", "");
        AzureAnswers.Created created = azure.create(
                request.getType(),
                request.getName(),
                request.getObject(),
                Optional.ofNullable(byUrn.get(provider)).map(it -> it.request().getObject()));
        Struct.Builder outputs = created.outputs().toBuilder();
        for (String secret : request.getAdditionalSecretOutputsList()) {
            outputs.putFields(secret, Wire.secret(outputs.getFieldsOrDefault(secret, Wire.unknown())));
        }
        return new AzureAnswers.Created(created.id(), outputs.build());
    }

    synchronized void registerOutputs(String urn, Struct outputs) {
        byUrn.computeIfPresent(urn, (key, entry) -> entry.outputs(outputs));
    }

    /** The URN of a resource: a component's type stands before its children's, the stack's does not. */
    String urn(String parent, String type, String name) {
        String parentType = parent.isEmpty() ? "" : parent.split("::", 4)[2];
        String qualified = parentType.isEmpty() || parentType.equals(STACK_TYPE) ? type : parentType + "$" + type;
        return "urn:pulumi:" + stack + "::" + project + "::" + qualified + "::" + name;
    }

    /** Everything registered, with bags in place of wire values; a secret's value is left behind here. */
    synchronized Plan plan(Collection<LogMessage> messages) {
        List<RegisteredResource> resources = new ArrayList<>();
        Map<String, Object> stackOutputs = new LinkedHashMap<>();
        byUrn.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().order()))
                .forEach(entry -> {
                    RegisteredResource resource = resource(entry.getKey(), entry.getValue());
                    resources.add(resource);
                    if (resource.type().equals(STACK_TYPE)) {
                        stackOutputs.putAll(resource.outputs());
                    }
                });
        return new Plan(
                project,
                stack,
                resources,
                stackOutputs,
                messages.stream().map(this::masked).toList());
    }

    private RegisteredResource resource(String urn, Entry entry) {
        RegisterResourceRequest request = entry.request();
        return new RegisteredResource(
                request.getType(),
                request.getName(),
                urn,
                Optional.of(entry.id()).filter(id -> !id.isEmpty()),
                Optional.of(request.getParent()).filter(parent -> !parent.isEmpty()),
                entry.protect(),
                request.getDependenciesList().stream()
                        .sorted(Comparator.comparing(this::orderOf).thenComparing(Comparator.naturalOrder()))
                        .toList(),
                timeouts(request.getCustomTimeouts()),
                Wire.toBag(request.getObject(), this::remember),
                Wire.toBag(entry.outputs(), this::remember));
    }

    private int orderOf(String urn) {
        Entry entry = byUrn.get(urn);
        return entry == null ? Integer.MAX_VALUE : entry.order();
    }

    /** Learns a secret that a log message must not show. */
    synchronized void remember(String secret) {
        if (secret.length() >= SHORTEST_REPLACED_SECRET) {
            secrets.add(secret);
        }
    }

    /** Learns a secret value of the configuration, which may be a JSON object of secrets. */
    void rememberConfig(String raw) {
        remember(raw);
        try {
            rememberTexts(JsonParser.parseString(raw));
        } catch (JsonParseException notJson) {
            // A plain text, which is remembered already.
        }
    }

    private void rememberTexts(JsonElement json) {
        if (json.isJsonObject()) {
            json.getAsJsonObject().asMap().values().forEach(this::rememberTexts);
        } else if (json.isJsonArray()) {
            json.getAsJsonArray().forEach(this::rememberTexts);
        } else if (json.isJsonPrimitive()) {
            remember(json.getAsString());
        }
    }

    private LogMessage masked(LogMessage message) {
        String text = message.text();
        for (String secret : secrets) {
            text = text.replace(secret, Opaque.SECRET.toString());
        }
        return new LogMessage(message.severity(), text, message.resource());
    }

    private static Map<String, String> timeouts(RegisterResourceRequest.CustomTimeouts timeouts) {
        Map<String, String> readable = new LinkedHashMap<>();
        putDuration(readable, "create", timeouts.getCreate());
        putDuration(readable, "update", timeouts.getUpdate());
        putDuration(readable, "delete", timeouts.getDelete());
        putDuration(readable, "read", timeouts.getRead());
        return readable;
    }

    /** The SDK sends nanoseconds, as {@code 7200000000000ns}; people write minutes or seconds. */
    private static void putDuration(Map<String, String> readable, String operation, String wire) {
        if (wire.endsWith("ns")) {
            Duration duration = Duration.ofNanos(Long.parseLong(wire.substring(0, wire.length() - 2)));
            boolean minutes = duration.equals(Duration.ofMinutes(duration.toMinutes()));
            readable.put(operation, minutes ? duration.toMinutes() + "m" : duration.toSeconds() + "s");
        }
    }
}
