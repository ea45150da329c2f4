package hybridnetwork.cli;

import hybridnetwork.config.Problem;
import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code hybrid} with its subcommands. */
@Command(
        name = "hybrid",
        mixinStandardHelpOptions = true,
        version = "hybrid-network 1.0.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "An Azure hybrid network that is proved before it is paid for.",
        subcommands = {
            PlanCommand.class,
            ReportCommand.class,
            VerifyCommand.class,
            ReviewCommand.class,
            DriftCommand.class,
            ObserveCommand.class,
            ExplainCommand.class,
            RehearseCommand.class,
            SimulateCommand.class,
            EdgeConfigCommand.class,
            LabCommand.class,
            RotateCommand.class,
            AdoptCommand.class
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:fine",
            "1:the stack's configuration has errors, or drift could not compare a stack",
            "2:wrong usage",
            "3:a traffic intent is violated or unknown, Azure has drifted or runs otherwise, a drill failed, or a"
                    + " rotation may not begin or stopped",
            "4:this machine cannot do it; the message says what to install"
        },
        footer = {"", "Start with: ./hybrid plan"})
public final class CommandLineInterface implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /**
     * Runs one command.
     *
     * @return the exit status
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return commandLine(out, err).execute(args);
    }

    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new CommandLineInterface())
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler(CommandLineInterface::wrongUsage)
                .setExecutionExceptionHandler((e, command, words) -> unexpected(e, command));
    }

    /** What no command expects, such as a full disk, is told on one line; {@code -Dhybrid.debug=true} shows the trace. */
    private static int unexpected(Exception e, CommandLine command) {
        PrintWriter err = command.getErr();
        String message = e.getMessage();
        err.println("hybrid: " + command.getCommandName() + " failed: "
                + Problem.excerpt(
                        message == null || message.isBlank() ? e.getClass().getSimpleName() : message));
        if (Boolean.getBoolean("hybrid.debug")) {
            e.printStackTrace(err);
        }
        err.flush();
        return ExitStatus.ENVIRONMENT_LACKS_SOMETHING;
    }

    /** Says what is wrong with the words, and where the right ones are. */
    private static int wrongUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("hybrid: " + words(e));
        command.getErr().println("Try: ./" + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String words(ParameterException e) {
        Set<String> commands = e.getCommandLine().getSubcommands().keySet();
        return e instanceof UnmatchedArgumentException unmatched && !commands.isEmpty()
                ? "there is no command '" + unmatched.getUnmatched().get(0) + "'; there is: "
                        + String.join(", ", commands)
                : String.valueOf(e.getMessage());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command, such as: ./hybrid plan");
    }
}
