package hybridnetwork.config;

import java.util.regex.Pattern;

/** The one place that writes a {@code pulumi config set} for the user to type. */
public final class ConfigCommand {
    /** What stands for the stack's name until a message is told to a user of one. */
    public static final String ANY_STACK = "STACK";

    private static final String OPTION = " --stack ";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.,:/@%+][A-Za-z0-9_.,:/@%+-]*");

    private ConfigCommand() {}

    /** The line that stores a value in clear. */
    public static String set(ConfigPath path, String value) {
        return "pulumi config set" + OPTION + ANY_STACK + " --path " + quoted(path.text()) + " " + word(value);
    }

    /** A value or a file as one word of a shell. */
    public static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : quoted(text);
    }

    /** The line that stores a key; the value is asked for, so that it stays out of the shell's history. */
    public static String setSecret(ConfigPath path) {
        return "pulumi config set --secret" + OPTION + ANY_STACK + " --path " + quoted(path.text());
    }

    /** A text with commands, for the stack of this name. */
    static String forStack(String stack, String text) {
        return text.replace(OPTION + ANY_STACK + " ", OPTION + stack + " ");
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
