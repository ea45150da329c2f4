package hybridnetwork.live;

import hybridnetwork.automation.EngineFailed;
import hybridnetwork.automation.EngineFolder;
import hybridnetwork.automation.NoEngine;
import hybridnetwork.automation.ProviderRefusal;
import hybridnetwork.automation.ProviderRun;
import hybridnetwork.resources.AbsentResource;
import hybridnetwork.resources.Bag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Questions about the Azure of a stack, through the engine's own azure-native provider.
 *
 * <p>The engine runs one preview of an ephemeral stack with the provider settings of the real one, and its program puts the
 * questions. So login, subscription and cloud are those of {@code pulumi up}, and neither state nor locks of the real stack are
 * touched. Where {@code PULUMI_DEBUG_PROVIDERS} names a provider that runs already, as {@code ./hybrid simulate} does, it is asked.
 * All of it is gone when the session is closed, or the process ended by ctrl-C.
 *
 * <p>One thread may use it at a time.
 */
public final class ProviderSession implements AutoCloseable {
    /** The provider's version is that of the SDK, as of a program's own calls. */
    private static final String VERSION = "com/pulumi/azure-native/version.txt";

    /** Azure takes some calls a second; the provider opens a connection for each. */
    private static final int AT_ONCE = 8;

    private final EngineStack stack;
    private final EphemeralStack ephemeral;
    private final ProviderRun run;
    private final String version;
    private final Thread onExit = new Thread(this::closeAtExit, "session-end");

    private ProviderSession(Path engine, EngineStack stack, Map<String, String> environment)
            throws NoSession, IOException, EngineFailed {
        this.stack = stack;
        this.version = version();
        this.ephemeral = new EphemeralStack(engine, environment, stack.settings());
        Runtime.getRuntime().addShutdownHook(onExit);
        try {
            this.run = ephemeral.begin();
        } catch (IOException | EngineFailed | RuntimeException e) {
            forgetExit();
            end();
            throw e;
        }
    }

    /**
     * Opens a session for a stack of this project; takes some seconds, and minutes where the engine has to be built first.
     *
     * @param project the folder with {@code Pulumi.yaml}
     * @throws NoSession when there is no engine, no login to the backend, or no such stack
     */
    public static ProviderSession open(Path project, String stack) throws NoSession {
        try {
            return open(EngineFolder.find(project), project, stack, Map.of());
        } catch (NoEngine e) {
            throw new NoSession(
                    String.valueOf(e.getMessage()),
                    "install Pulumi 3.205 or newer: https://www.pulumi.com/docs/install/");
        }
    }

    /**
     * As {@link #open(Path, String)}, with an engine that is found already.
     *
     * @param engine the folder with {@code pulumi}
     * @param environment variables for the engine beside those of this process
     */
    public static ProviderSession open(Path engine, Path project, String stack, Map<String, String> environment)
            throws NoSession {
        try {
            return new ProviderSession(engine, new EngineStack(engine, project, stack, environment), environment);
        } catch (EngineFailed | IOException e) {
            throw new NoSession(
                    "the engine cannot ask the provider: " + e.getMessage(),
                    "try what it was asked for: pulumi preview --stack " + stack);
        }
    }

    private static String version() throws IOException {
        try (InputStream file = ProviderSession.class.getClassLoader().getResourceAsStream(VERSION)) {
            if (file == null) {
                throw new IOException(
                        "azure-native's SDK, which tells the provider's version, is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** The real stack, as the same engine knows it. */
    public EngineStack stack() {
        return stack;
    }

    /** Where the ephemeral stack is, which goes with the session. */
    public Path folder() {
        return ephemeral.folder();
    }

    /**
     * Asks one question.
     *
     * @throws AzureRefused when Azure gave another answer than a resource or its absence
     */
    public Answer invoke(String token, Bag arguments) {
        return ask(List.of(new Call(token, arguments))).get(0);
    }

    /**
     * Asks several questions, some at once.
     *
     * @return an answer for each, in their order
     * @throws AzureRefused when Azure gave another answer than a resource or its absence
     */
    public List<Answer> ask(List<Call> calls) {
        List<Answer> answers = tryAll(calls);
        for (int i = 0; i < calls.size(); i++) {
            if (answers.get(i) instanceof Answer.Refused refused) {
                throw new AzureRefused(calls.get(i).token(), refused.words());
            }
        }
        return answers;
    }

    /** As {@link #ask}, with a refusal as an answer: for questions that Azure may leave open. */
    public List<Answer> tryAll(List<Call> calls) {
        List<CompletableFuture<Answer>> asked = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        for (Call call : calls) {
            if (asked.size() - answers.size() == AT_ONCE) {
                answers.add(asked.get(answers.size()).join());
            }
            asked.add(run.invoke(call.token(), call.arguments(), version).handle(ProviderSession::answer));
        }
        asked.subList(answers.size(), asked.size()).forEach(answer -> answers.add(answer.join()));
        return answers;
    }

    private static Answer answer(Bag bag, Throwable failure) {
        if (failure == null) {
            return new Answer.Found(bag);
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String words = cause instanceof ProviderRefusal ? String.valueOf(cause.getMessage()) : cause.toString();
        return AbsentResource.isTold(words) ? new Answer.NotFound() : new Answer.Refused(words);
    }

    /** Ends the run and removes the ephemeral stack. */
    @Override
    public void close() throws IOException {
        forgetExit();
        run.close();
        end();
    }

    private void forgetExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // The process is ending, and does this itself.
        }
    }

    private void end() throws IOException {
        stack.close();
        ephemeral.close();
    }

    /** On ctrl-C: no engine is left behind, and no folder. */
    private void closeAtExit() {
        try {
            end();
        } catch (IOException e) {
            // Nobody is left to be told; the folder lies where the system keeps temporary files.
            System.getLogger(ProviderSession.class.getName())
                    .log(System.Logger.Level.DEBUG, "the folder of a session is left behind", e);
        }
    }
}
