package hybridnetwork.limits;

import java.util.regex.Pattern;

/** What keys are made of. */
public final class KeyShapes {
    /** Of a tunnel ({@code psk}): printable ASCII without space, hyphen and tilde. */
    public static final Pattern SHARED_KEY = Pattern.compile("[!-,.-}]{1,128}");

    /** Of a peering ({@code peer-md5}). */
    public static final Pattern MD5_KEY = Pattern.compile("[A-Za-z0-9]{1,25}");

    private KeyShapes() {}
}
