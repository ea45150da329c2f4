package hybridnetwork.page;

import hybridnetwork.page.Card.Kind;
import java.util.Arrays;
import java.util.List;

/** How large things are drawn, in pixels of the drawing's own size; the page's style has the same type sizes. */
final class Sizes {
    static final double ROW = 17;
    static final double TITLE = 21;
    static final double PADDING = 10;
    static final double GAP = 14;

    /** Above each card that is drawn inside another. */
    static final double INSIDE = 6;

    /** Between columns: lines have to be told apart there. */
    static final double COLUMN_GAP = 64;

    /** Between an edge router and its circuit, whose links are the same two lines on all of their way. */
    static final double LINKS_GAP = 48;

    /** Around what is inside a network, and around the drawing: a way passes there. */
    static final double FRAME = 18;

    /** Between columns of subnets, where a way may turn. */
    static final double SUBNETS_GAP = 24;

    static final double HEADING = 26;

    /** The width of a digit of a row, of a title, and the first of the characters that are twice as wide. */
    private static final double ROW_CHARACTER = 6.7;

    private static final double TITLE_CHARACTER = 7.9;
    private static final int FIRST_WIDE = 0x1100;

    /** Of a sans-serif's letters: what is narrower than a digit, what is wider, and what is much wider; capitals are wider too. */
    private static final String NARROW = " .,:;!|'/()[]-ijlftI";

    private static final String BROAD = "&+<=>~#?";
    private static final String BROADEST = "WMmw@%…—";

    private Sizes() {}

    static double width(Kind kind) {
        return switch (kind) {
            case SITE -> 204;
            case DEVICE -> 184;
            case EDGE -> 136;
            case GATEWAY -> 160;
            case CIRCUIT, TUNNEL -> 250;
            case BALANCER, APPLIANCE -> 168;
            case SUBNET, GROUP -> 186;
            case INTERNET -> 120;
        };
    }

    static double height(Card card) {
        double inside =
                card.inside().stream().mapToDouble(it -> height(it) + INSIDE).sum();
        return 2 * PADDING + head(card) + inside;
    }

    /** The height of a card's title and rows. */
    static double head(Card card) {
        return TITLE + card.rows().size() * ROW;
    }

    /** The height of cards, one above the other. */
    static double height(List<Card> cards) {
        return cards.stream().mapToDouble(card -> height(card) + GAP).sum() - (cards.isEmpty() ? 0 : GAP);
    }

    static double width(List<Card> cards) {
        return cards.stream().mapToDouble(card -> width(card.kind())).max().orElse(0);
    }

    /** As much of a row as has room, with an ellipsis where that is not all. */
    static String row(String text, double width) {
        return fitting(text, width - 2 * PADDING, ROW_CHARACTER);
    }

    static String title(String text, double width) {
        return fitting(text, width - 2 * PADDING, TITLE_CHARACTER);
    }

    private static String fitting(String text, double room, double character) {
        int[] all = text.codePoints().toArray();
        double used = 0;
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < all.length; i++) {
            used += character * digits(all[i]);
            double kept = i + 1 < all.length ? character * digits('…') : 0;
            if (used + kept > room && (kept == 0 || used + rest(all, i + 1, character) > room)) {
                return shown + "…";
            }
            shown.appendCodePoint(all[i]);
        }
        return shown.toString();
    }

    private static double rest(int[] all, int from, double character) {
        return Arrays.stream(all, from, all.length).mapToDouble(Sizes::digits).sum() * character;
    }

    /** The width of a character, in those of a digit. */
    private static double digits(int character) {
        if (character >= FIRST_WIDE && character != '…' && character != '—') {
            return 2;
        }
        if (BROADEST.indexOf(character) >= 0) {
            return 1.85;
        }
        if (NARROW.indexOf(character) >= 0) {
            return 0.62;
        }
        return Character.isUpperCase(character) || BROAD.indexOf(character) >= 0 ? 1.4 : 1;
    }
}
