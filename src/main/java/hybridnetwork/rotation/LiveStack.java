package hybridnetwork.rotation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import hybridnetwork.automation.EngineProcess;
import hybridnetwork.config.SecretText;
import hybridnetwork.resources.PreviewSteps;
import hybridnetwork.resources.UnreadableExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stack as the user's own engine has it. Keys come and go by pipes: never in an argument, a variable or a file. */
public final class LiveStack implements StackEnd, AutoCloseable {
    private static final Set<String> NO_CHANGE = Set.of("same", "read", "refresh");
    private static final Set<String> KEY_ALONE = Set.of("sharedKey");

    private final EngineProcess engine;
    private final String stack;
    private final String path;
    private final List<Tunnel> tunnels;
    private final List<String> host;

    /**
     * A stack's secrets and state.
     *
     * @param path of the key in the configuration, such as {@code hybrid-network:sharedKeys.hq}
     * @param host further words for a preview and an update, such as where a program listens that runs already; none for the
     *     project's own
     */
    public LiveStack(EngineProcess engine, String stack, String path, List<Tunnel> tunnels, List<String> host) {
        this.engine = engine;
        this.stack = stack;
        this.path = path;
        this.tunnels = List.copyOf(tunnels);
        this.host = List.copyOf(host);
    }

    @Override
    public Optional<SecretText> key() throws RotationFailed {
        Optional<String> told = tell(List.of("config", "get", "--stack", stack, "--path", path), "");
        if (told.isEmpty() && !engine.lastWords().contains("not found")) {
            throw failed(
                    "does not tell the key of " + path,
                    "pulumi config get --stack " + stack + " --path '" + path + "'");
        }
        return told.map(text -> SecretText.of(text.replaceFirst("\\R$", "")));
    }

    @Override
    public void setKey(SecretText key) throws RotationFailed {
        List<String> words = List.of("config", "set", "--secret", "--stack", stack, "--path", path);
        if (tell(words, key.reveal().orElseThrow()).isEmpty()) {
            throw failed(
                    "does not take the key of " + path,
                    "pulumi config set --secret --stack " + stack + " --path '" + path + "'");
        }
    }

    @Override
    public Optional<SecretText> deployedKey(Tunnel tunnel) throws RotationFailed {
        String state = tell(List.of("stack", "export", "--show-secrets", "--stack", stack), "")
                .orElseThrow(() -> failed("does not export the state", "pulumi stack export --stack " + stack));
        try {
            for (JsonElement each : JsonParser.parseString(state)
                    .getAsJsonObject()
                    .getAsJsonObject("deployment")
                    .getAsJsonArray("resources")) {
                JsonObject resource = each.getAsJsonObject();
                if (resource.get("urn").getAsString().equals(tunnel.urn()) && !resource.has("delete")) {
                    return Optional.ofNullable(
                                    resource.getAsJsonObject("inputs").get("sharedKey"))
                            .flatMap(LiveStack::plain);
                }
            }
            return Optional.empty();
        } catch (JsonParseException | IllegalStateException | NullPointerException e) {
            // Not the cause: its message may quote what could not be read.
            throw new RotationFailed(
                    "the engine's export of stack " + stack + " is not the JSON that was expected",
                    "see `pulumi stack export --stack " + stack + "`, and whether the engine is 3.205 or newer");
        }
    }

    /** A secret as {@code --show-secrets} writes it: JSON within JSON. */
    private static Optional<SecretText> plain(JsonElement value) {
        JsonElement text = value.isJsonObject() && value.getAsJsonObject().has("plaintext")
                ? JsonParser.parseString(
                        value.getAsJsonObject().get("plaintext").getAsString())
                : value;
        return text.isJsonPrimitive() ? Optional.of(SecretText.of(text.getAsString())) : Optional.empty();
    }

    @Override
    public Pending pending() throws RotationFailed {
        List<String> words = new ArrayList<>(List.of("preview", "--json", "--stack", stack));
        words.addAll(host);
        String preview =
                tell(words, "").orElseThrow(() -> failed("does not make a preview", "pulumi preview --stack " + stack));
        PreviewSteps steps;
        try {
            Path file = Files.createTempFile("hybrid-network-preview", ".json");
            try {
                steps = PreviewSteps.read(Files.writeString(file, preview));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UnreadableExport e) {
            throw new RotationFailed(
                    "the preview of stack " + stack + " cannot be read", "see `pulumi preview --stack " + stack + "`");
        }
        if (!steps.errors().isEmpty()) {
            throw new RotationFailed(
                    "the preview of stack " + stack + " has errors: "
                            + steps.errors().get(0).strip(),
                    "see `pulumi preview --stack " + stack + "`");
        }
        return pending(steps);
    }

    private Pending pending(PreviewSteps steps) {
        List<Tunnel> keys = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (PreviewSteps.Step step : steps.steps()) {
            if (NO_CHANGE.contains(step.operation())) {
                continue;
            }
            Optional<Tunnel> tunnel = tunnels.stream()
                    .filter(each -> each.urn().equals(step.urn()))
                    .filter(each ->
                            step.operation().equals("update") && step.inputs().equals(KEY_ALONE))
                    .findFirst();
            tunnel.ifPresentOrElse(
                    keys::add,
                    () -> others.add(step.operation() + " of "
                            + step.urn().substring(step.urn().lastIndexOf("::") + 2)));
        }
        return new Pending(keys, others);
    }

    @Override
    public void update(List<Tunnel> changed) throws RotationFailed {
        List<String> words = new ArrayList<>(List.of("up", "--yes", "--skip-preview", "--stack", stack));
        changed.forEach(tunnel -> words.addAll(List.of("--target", tunnel.urn())));
        words.addAll(host);
        try {
            if (!engine.run(words)) {
                throw failed("does not update the state", "pulumi up --stack " + stack + ", then --resume");
            }
        } catch (IOException e) {
            throw cannotStart(e);
        }
    }

    private Optional<String> tell(List<String> words, String given) throws RotationFailed {
        try {
            return engine.ask(words, given);
        } catch (IOException e) {
            throw cannotStart(e);
        }
    }

    private static RotationFailed cannotStart(IOException e) {
        return new RotationFailed("the engine cannot be started: " + e.getMessage(), "try it yourself: pulumi version");
    }

    private RotationFailed failed(String what, String command) {
        return new RotationFailed("the engine " + what + ":\n" + engine.lastWords(), "try it yourself: " + command);
    }

    /** Ends the engine where it runs. */
    @Override
    public void close() {
        engine.close();
    }
}
