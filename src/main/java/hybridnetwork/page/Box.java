package hybridnetwork.page;

/**
 * A rectangle of the drawing, in pixels of its own size, from the upper left corner.
 *
 * @param width at least 0, as {@code height}
 */
record Box(double x, double y, double width, double height) {
    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    boolean overlaps(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    boolean contains(Box other) {
        return x <= other.x && other.right() <= right() && y <= other.y && other.bottom() <= bottom();
    }
}
