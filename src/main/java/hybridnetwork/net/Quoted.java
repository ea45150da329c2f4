package hybridnetwork.net;

/** Somebody's text inside a message: in quotes, on one line, and never longer than a message should be. */
final class Quoted {
    private static final int LONGEST = 40;

    private Quoted() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().limit(LONGEST).forEach(c -> {
            if (c >= ' ' && c < 127) {
                quoted.append((char) c);
            } else {
                quoted.append(String.format("\\u%04x", c));
            }
        });
        return quoted.append(text.length() > LONGEST ? "...\"" : "\"").toString();
    }
}
