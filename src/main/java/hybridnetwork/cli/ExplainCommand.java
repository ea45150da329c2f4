package hybridnetwork.cli;

import hybridnetwork.preflight.RulePage;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one rule of the rulebook. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Explain a rule: what it demands, an example that breaks it, the fix, its source.",
            "Without a rule: the list of all."
        })
final class ExplainCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "RULE",
            description = "the id of a rule as problems show it, such as lpm-pitfall, or its number, such as R71")
    private @Nullable String rule;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (rule == null) {
            spec.commandLine().getOut().print(RulePage.list());
            return ExitStatus.FINE;
        }
        Optional<String> page = RulePage.text(rule);
        if (page.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no such rule"
                            + RulePage.nearest(rule)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse("; docs/rules.md lists them all"));
        }
        spec.commandLine().getOut().print(page.get());
        return ExitStatus.FINE;
    }
}
