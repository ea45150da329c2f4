package hybridnetwork.resources;

/** A value that a bag does not show: it is secret, or not known before the deployment. */
public enum Opaque {
    SECRET("[secret]"),
    UNKNOWN("[unknown]");

    private final String text;

    Opaque(String text) {
        this.text = text;
    }

    /** What every output prints in place of the value. */
    @Override
    public String toString() {
        return text;
    }
}
