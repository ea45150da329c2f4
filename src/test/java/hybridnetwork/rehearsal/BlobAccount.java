package hybridnetwork.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A storage account of an emulator, over the Blob service's own protocol.
 *
 * @param key in base 64
 * @param address host and port
 */
record BlobAccount(String name, String key, String address) {
    private static final Pattern NAME = Pattern.compile("<Name>([^<]*)</Name>");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Makes a container for one team. */
    void makeContainer(String container) throws IOException {
        send("PUT", container, "restype:container", Map.of(), new byte[0]);
    }

    /** The names of a container's blobs that begin alike, in their order. */
    List<String> names(String container, String prefix) throws IOException {
        String listed = new String(
                send("GET", container, "comp:list\nprefix:" + prefix + "\nrestype:container", Map.of(), new byte[0]),
                StandardCharsets.UTF_8);
        return NAME.matcher(listed).results().map(found -> found.group(1)).toList();
    }

    /** What a blob holds. */
    byte[] read(String container, String blob) throws IOException {
        return send("GET", container + "/" + blob, "", Map.of(), new byte[0]);
    }

    /** Puts a blob in place of what was there. */
    void write(String container, String blob, byte[] content) throws IOException {
        send("PUT", container + "/" + blob, "", Map.of("x-ms-blob-type", "BlockBlob"), content);
    }

    /**
     * A request that is signed with the account's key, as the Blob service wants it.
     *
     * @param parameters of the query, as they are signed: sorted {@code name:value} lines
     */
    private byte[] send(String verb, String path, String parameters, Map<String, String> more, byte[] body)
            throws IOException {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("x-ms-date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        headers.put("x-ms-version", "2021-08-06");
        StringBuilder text = new StringBuilder(verb);
        // Eleven standard headers, of which a request has at most the length, then the service's own and the resource.
        text.append("\n\n\n").append(body.length == 0 ? "" : body.length).append("\n".repeat(9));
        headers.forEach((header, value) -> text.append(header + ":" + value + "\n"));
        text.append("/" + name + "/" + name + "/" + path);
        text.append(parameters.isEmpty() ? "" : "\n" + parameters);
        String query =
                parameters.isEmpty() ? "" : "?" + parameters.replace(':', '=').replace('\n', '&');
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://" + address + "/" + name + "/" + path + query))
                .header("Authorization", "SharedKey " + name + ":" + signature(text.toString()))
                .method(verb, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new IOException(verb + " " + path + ": " + response.statusCode() + " "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** A container, as a developer gets at it who has these variables for the secrets. */
    Backend backend(String container, Map<String, String> secrets) {
        return backend(container, secrets, "AZURE_STORAGE_KEY", key);
    }

    /** A container for somebody who may list and read its blobs, and nothing else. */
    Backend backendToRead(String container, Map<String, String> secrets) {
        String expiry = ZonedDateTime.now(ZoneOffset.UTC)
                .plusHours(1)
                .truncatedTo(ChronoUnit.SECONDS)
                .format(DateTimeFormatter.ISO_INSTANT);
        // Permissions, services, kinds of resource, start, expiry, addresses, protocols, version.
        String signed = String.join("\n", name, "rl", "b", "sco", "", expiry, "", "http,https", "2018-11-09", "");
        String token = "sv=2018-11-09&ss=b&srt=sco&sp=rl&spr=http,https&se=" + encoded(expiry) + "&sig="
                + encoded(signature(signed));
        return backend(container, secrets, "AZURE_STORAGE_SAS_TOKEN", token);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Backend backend(String container, Map<String, String> secrets, String credential, String value) {
        Map<String, String> all = new HashMap<>(secrets);
        all.put("AZURE_STORAGE_ACCOUNT", name);
        all.put(credential, value);
        all.put("AZURE_STORAGE_DOMAIN", address);
        all.put("AZURE_STORAGE_PROTOCOL", "http");
        all.put("AZURE_STORAGE_IS_LOCAL_EMULATOR", "true");
        return new Backend("azblob://" + container, all);
    }
}
