package hybridnetwork.page;

import hybridnetwork.page.Card.Kind;
import java.util.List;

/** How large things are drawn, in pixels of the drawing's own size; the page's style has the same type sizes. */
final class Sizes {
    static final double ROW = 17;
    static final double TITLE = 21;
    static final double PADDING = 10;
    static final double GAP = 14;

    /** Between columns: lines have to be told apart there. */
    static final double COLUMN_GAP = 72;

    static final double FRAME = 14;
    static final double HEADING = 26;

    /** The widest a character of a row is taken to be, of a title, and of those that are twice as wide. */
    private static final double ROW_CHARACTER = 6.7;

    private static final double TITLE_CHARACTER = 7.9;
    private static final int FIRST_WIDE = 0x1100;

    private Sizes() {}

    static double width(Kind kind) {
        return switch (kind) {
            case SITE -> 204;
            case GATEWAY -> 160;
            case CIRCUIT, TUNNEL -> 250;
            case BALANCER, APPLIANCE -> 168;
            case SUBNET, GROUP -> 186;
            case INTERNET -> 120;
        };
    }

    static double height(Card card) {
        return 2 * PADDING + TITLE + card.rows().size() * ROW;
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
            used += all[i] >= FIRST_WIDE ? 2 * character : character;
            double kept = i + 1 < all.length ? character : 0;
            if (used + kept > room) {
                return shown + "…";
            }
            shown.appendCodePoint(all[i]);
        }
        return shown.toString();
    }
}
