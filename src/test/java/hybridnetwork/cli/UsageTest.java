package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.FrozenStacks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that the command line understands, and words that it does not. */
class UsageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "            | name a command",
                "paln        | paln",
                "plan a b    | b",
                "plan --stage later         | --stage",
                "plan --format html         | --format",
                "plan --nonsense            | --nonsense",
                "plan --file                | --file",
                "lab --quick --full        | exclude each other",
                "lab --timers fast         | default, tuned and bfd",
                "lab --site nowhere        | there is: hq",
                "lab --json /nowhere/a     | there is no folder /nowhere",
                "plan ../../etc/passwd      | that is no stack name",
                "plan stacks/Pulumi.dev.yaml| that is no stack name"
            })
    void wrongUsageIsStatusTwoWithOneHint(String line, String word) {
        Invocation invocation = Invocation.of(line == null ? new String[0] : line.split(" +"));
        assertThat(invocation.status()).isEqualTo(2);
        assertThat(invocation.out()).isEmpty();
        assertThat(invocation.err()).startsWith("hybrid: ").contains(word);
        assertThat(invocation.err().lines().count()).isLessThanOrEqualTo(3);
        invocation.showsNoStackTrace();
    }

    @Test
    void aMistypedCommandIsAnsweredWithThoseThatThereAre() {
        assertThat(Invocation.of("paln").err())
                .startsWith("hybrid: there is no command 'paln'; there is: plan")
                .endsWith("Try: ./hybrid --help\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "plan --help",
                "-h",
                "plan -h",
                "review --help",
                "drift --help",
                "lab --help",
                "report --help"
            })
    void helpIsStatusZeroAndFitsATerminal(String line) {
        Invocation help = Invocation.of(line.split(" "));
        assertThat(help.status()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).startsWith("Usage: hybrid");
        assertThat(help.out().lines())
                .allSatisfy(row -> assertThat(row.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void theHelpOfTheProgramNamesCommandsAndExitStatuses() {
        assertThat(Invocation.of("--help").out())
                .contains("plan")
                .contains("0   fine")
                .contains("1   the stack's configuration has errors")
                .contains("2   wrong usage")
                .contains("3   a traffic intent is violated or unknown, Azure has drifted or runs")
                .contains("4   this machine cannot do it");
    }

    @Test
    void theVersionIsOneLine() {
        assertThat(Invocation.of("--version").out()).matches("hybrid-network \\d+\\.\\d+\\.\\d+\\R");
    }

    @Test
    void theStackIsDevUnlessNamed() {
        assertThat(Invocation.of("plan").out())
                .isEqualTo(Invocation.of("plan", "dev").out());
        assertThat(Invocation.of("plan", "staging").out()).contains("hybrid-staging");
    }

    @Test
    void aStackFileMayBeAnywhere() {
        Invocation byName = Invocation.of("plan", "prod", "--format", "json");
        Invocation byPath =
                Invocation.of("plan", "--file", FrozenStacks.file("prod").toString(), "--format", "json");
        assertThat(byPath.out()).isEqualTo(byName.out());
    }

    @Test
    void aStackThatDoesNotExistIsAProblemThatNamesThoseThatDo() {
        Invocation invocation = Invocation.of("plan", "qa");
        assertThat(invocation.status()).isEqualTo(1);
        assertThat(invocation.out())
                .contains("error[stack-file]: there is no stack file stacks/Pulumi.qa.yaml")
                .contains("fix: use one of the stacks here: dev, prod, staging")
                .contains("1 problem (1 error); nothing was planned.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void everyStackIsShownInEveryFormat(String stack) {
        for (String options : List.of("text", "json", "markdown", "text --stage ordered")) {
            Invocation plan = Invocation.of(("plan " + stack + " --format " + options).split(" "));
            assertThat(plan.status()).isZero();
            assertThat(plan.err()).isEmpty();
            assertThat(plan.out()).contains("vpn-gateway").endsWith("\n");
            plan.showsNoStackTrace();
        }
    }
}
