package hybridnetwork.reachability.reading;

/** Azure names that follow from a key of the configuration: {@code <base>-<key>-<suffix>}. */
final class KeyedNames {
    private KeyedNames() {}

    /** What follows some words that a name begins with, otherwise the name itself. */
    static String after(String azureName, String start) {
        return azureName.length() > start.length() && azureName.regionMatches(true, 0, start, 0, start.length())
                ? azureName.substring(start.length())
                : azureName;
    }

    /** The key that a name follows from, otherwise the name itself. */
    static String key(String azureName, String baseName, String suffix) {
        String start = baseName + "-";
        String end = "-" + suffix;
        boolean ours = azureName.length() > start.length() + end.length()
                && azureName.regionMatches(true, 0, start, 0, start.length())
                && azureName.regionMatches(true, azureName.length() - end.length(), end, 0, end.length());
        return ours ? azureName.substring(start.length(), azureName.length() - end.length()) : azureName;
    }
}
